import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { blueprintOf } from '../../src/blueprint/create.js';
import type { Blueprint } from '../../src/blueprint/types.js';
import { loadParts } from '../../src/parts/load.js';
import { complete } from '../../src/parts/rules.js';
import { plan } from '../../src/plan/plan.js';
import { installPackages } from '../packages.js';

const templates = join(import.meta.dirname, '..', '..', 'templates');
const appTypes = ['social', 'e-commerce', 'fitness', 'productivity'];
const everything = join(import.meta.dirname, 'blueprint.json');

/** A project with every app type, field type, default and kind of reference, its packages installed. */
export const makeProject = async (orm: string): Promise<string> => {
  const axes = loadParts(templates);
  const answers = complete(axes, { orm, host: 'docker', 'app-type': appTypes });
  if (!answers) throw new Error(`nothing goes with ${orm}`);
  const ready = blueprintOf(axes, '0.1.0', 'drift', answers);
  const more = JSON.parse(readFileSync(everything, 'utf8')) as Pick<
    Blueprint,
    'resources' | 'relations'
  >;
  const blueprint = {
    ...ready,
    resources: [...ready.resources, ...more.resources],
    relations: [...ready.relations, ...more.relations],
  };
  const secret = (bytes: number) => 'ab1-'.repeat(bytes);
  const folder = mkdtempSync(join(tmpdir(), `drift-${orm}-`));
  for (const file of plan(blueprint, { axes, now: new Date('2026-01-01T00:00:00Z'), secret })) {
    mkdirSync(dirname(join(folder, file.path)), { recursive: true });
    writeFileSync(join(folder, file.path), file.content);
  }
  if (!existsSync(join(folder, 'pyproject.toml')))
    symlinkSync(await installPackages(), join(folder, 'node_modules'));
  return folder;
};
