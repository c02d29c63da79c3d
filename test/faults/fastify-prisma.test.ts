import { describeFaults } from './stack.js';

describeFaults({ framework: 'fastify', orm: 'prisma' }, { thorough: true });
