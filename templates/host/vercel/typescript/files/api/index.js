import { createServer } from 'node:http';
import { createListener } from '../dist/app.js';
import { openDatabase } from '../dist/database/index.js';

await openDatabase();
// Vercel takes over a server that listens; an exported function would get its own body parser.
createServer(await createListener()).listen();
