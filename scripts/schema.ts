import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { blueprintShape } from '../src/blueprint/schema.js';
import { loadParts } from '../src/parts/load.js';

const root = join(import.meta.dirname, '..');
const file = join(root, 'schema', 'vibe.schema.json');

const schema = z.toJSONSchema(blueprintShape(loadParts(join(root, 'templates'))));
const text = `${JSON.stringify({ title: 'A backend of create-vibe-backend', ...schema }, null, 2)}\n`;

if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('schema/vibe.schema.json is out of date: run "npm run schema"');
  process.exitCode = 1;
}
