import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { blueprintOf } from '../src/blueprint/create.js';
import type { Answers, Blueprint } from '../src/blueprint/types.js';
import { loadParts } from '../src/parts/load.js';
import { complete } from '../src/parts/rules.js';
import { plan } from '../src/plan/plan.js';

// Renders a project for development of the templates: npx tsx test/render.ts OUTDIR --orm typeorm …
const axes = loadParts(join(import.meta.dirname, '..', 'templates'));
const parsed = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(
    [...axes.map(({ name }) => name), 'from'].map((name) => [name, { type: 'string' as const }]),
  ),
});
const values = parsed.values as Record<string, string | undefined>;
const [out = 'out'] = parsed.positionals;
const given: Answers = Object.fromEntries(
  axes.flatMap(({ name, multiple }) => {
    const value = values[name];
    return value === undefined ? [] : [[name, multiple ? value.split(',') : value]];
  }),
);
const answers = complete(axes, given);
if (!answers) throw new Error('no such combination');
const from = values.from
  ? (JSON.parse(readFileSync(values.from, 'utf8')) as Partial<Blueprint>)
  : {};
const blueprint = { ...blueprintOf(axes, '0.1.0', 'my-app', answers), ...from, answers };
const files = plan(blueprint, {
  axes,
  now: new Date('2026-01-01T00:00:00Z'),
  secret: (bytes) => randomBytes(bytes).toString('base64url'),
});
for (const file of files) {
  mkdirSync(dirname(join(out, file.path)), { recursive: true });
  writeFileSync(join(out, file.path), file.content);
}
console.log(`${files.length} files in ${out}`);
