import { describeStack } from './stack.js';

describeStack({ framework: 'express', orm: 'prisma', auth: 'session' }, { extent: 'app types' });
