import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { createDatabase } from './databases.js';

// Before the file under test reads the environment: its own database, and what .env.example says.
const prefix = inject('prefix');
process.env.DATABASE_URL = await createDatabase(
  inject('server'),
  `${prefix}${randomBytes(4).toString('hex')}`,
  `${prefix}template`,
);
process.loadEnvFile('.env.example');
