import { describeFaults } from './stack.js';

// By night: what breaks the database, and how the server stops.
describeFaults({ framework: 'fastapi', orm: 'sqlalchemy' });
