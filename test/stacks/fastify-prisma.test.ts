import { describeStack } from './stack.js';

describeStack(
  { framework: 'fastify', orm: 'prisma' },
  { extent: 'field types', isLocked: true, hasFailures: true },
);
