import { describeFaults } from './stack.js';

describeFaults({ framework: 'express', orm: 'typeorm' }, { thorough: true });
