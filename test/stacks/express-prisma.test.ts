import { describeStack } from './stack.js';

describeStack({ framework: 'express', orm: 'prisma' }, { extent: 'app types' });
