import { evolveAtRandom } from './sequences.js';

evolveAtRandom({ framework: 'fastapi', orm: 'sqlalchemy' }, 4);
