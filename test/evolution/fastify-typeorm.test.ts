import { evolveAtRandom } from './sequences.js';

evolveAtRandom({ framework: 'fastify', orm: 'typeorm' }, 1);
