import { describeStack } from './stack.js';

describeStack({ framework: 'express', orm: 'typeorm' }, { extent: 'field types', isLocked: true });
