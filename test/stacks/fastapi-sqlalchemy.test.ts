import { describeStack } from './stack.js';

describeStack(
  { framework: 'fastapi', orm: 'sqlalchemy', oauth: 'google,apple' },
  { extent: 'field types' },
);
