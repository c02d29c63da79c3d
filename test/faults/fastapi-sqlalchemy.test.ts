import { describeFaults } from './stack.js';

// What memory it keeps takes long to see, and is seen by night.
describeFaults({ framework: 'fastapi', orm: 'sqlalchemy' }, { thorough: true, memory: false });
