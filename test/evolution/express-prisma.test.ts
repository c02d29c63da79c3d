import { evolveAtRandom } from './sequences.js';

evolveAtRandom({ framework: 'express', orm: 'prisma' }, 2);
