import { describeFaults } from './stack.js';

describeFaults({ framework: 'fastapi', orm: 'sqlalchemy' }, { thorough: true });
