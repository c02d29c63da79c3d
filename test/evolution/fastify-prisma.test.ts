import { evolveAtRandom } from './sequences.js';

evolveAtRandom({ framework: 'fastify', orm: 'prisma' }, 0);
