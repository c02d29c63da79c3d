import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { blueprintOf } from '../../src/blueprint/create.js';
import { loadParts } from '../../src/parts/load.js';
import { complete } from '../../src/parts/rules.js';
import { plan } from '../../src/plan/plan.js';
import { must } from '../stacks/processes.js';

const templates = join(import.meta.dirname, '..', '..', 'templates');
const everything = join(import.meta.dirname, 'blueprint.json');

/** A project with every field type, default and kind of reference, its packages installed. */
export const makeProject = async (orm: string): Promise<string> => {
  const axes = loadParts(templates);
  const answers = complete(axes, { orm, host: 'docker', 'app-type': ['blank'] });
  if (!answers) throw new Error(`nothing goes with ${orm}`);
  const blueprint = {
    ...blueprintOf(axes, '0.1.0', 'drift', answers),
    ...JSON.parse(readFileSync(everything, 'utf8')),
  };
  const secret = (bytes: number) => 'ab1-'.repeat(bytes);
  const folder = mkdtempSync(join(tmpdir(), `drift-${orm}-`));
  for (const file of plan(blueprint, { axes, now: new Date('2026-01-01T00:00:00Z'), secret })) {
    mkdirSync(dirname(join(folder, file.path)), { recursive: true });
    writeFileSync(join(folder, file.path), file.content);
  }
  // A folder of packages saves the installation while developing.
  const ready = process.env.DEPENDENCIES;
  if (ready) symlinkSync(ready, join(folder, 'node_modules'));
  else await must('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, timeout: 420_000 });
  return folder;
};
