import { describeStack } from './stack.js';

describeStack({ framework: 'fastapi', orm: 'sqlalchemy' }, { extent: 'field types' });
