import { describeStack } from './stack.js';

describeStack(
  { framework: 'express', orm: 'typeorm', oauth: 'google,apple' },
  { extent: 'field types', isLocked: true },
);
