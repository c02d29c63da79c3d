import { describeStack } from './stack.js';

describeStack({ framework: 'fastify', orm: 'prisma' });
