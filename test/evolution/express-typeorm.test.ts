import { evolveAtRandom } from './sequences.js';

evolveAtRandom({ framework: 'express', orm: 'typeorm' }, 3);
