import { describeStack } from './stack.js';

describeStack({ framework: 'fastify', orm: 'typeorm' }, { extent: 'app types' });
