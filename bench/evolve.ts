import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blueprintOf } from '../src/blueprint/create.js';
import type { Field, Resource } from '../src/blueprint/types.js';
import { loadParts } from '../src/parts/load.js';
import { complete } from '../src/parts/rules.js';
import { must } from '../test/stacks/processes.js';
import { type Command, interleaved, peakMemory, type Row, time, within } from './measure.js';

const root = join(import.meta.dirname, '..');
const tool = (name: string) => join(root, 'bin', `${name}.js`);
const node = process.execPath;

const fields: Field[] = [
  { id: 'title', name: 'title', type: 'string', required: true },
  { id: 'note', name: 'note', type: 'text' },
  { id: 'rank', name: 'rank', type: 'integer' },
  { id: 'day', name: 'day', type: 'date' },
  { id: 'kind', name: 'kind', type: 'enum', values: ['one', 'two'] },
];

const consonants = 'bcdfghjklm';

/** `wbcts` for 12: words that no rule of English touches. */
const resource = (index: number): Resource => {
  const letters = [...String(index)].map((digit) => consonants[Number(digit)]).join('');
  return { name: `w${letters}ts`, owner: 'user', fields };
};

const blueprintWith = (count: number): string => {
  const axes = loadParts(join(root, 'templates'));
  const answers = complete(axes, { 'app-type': ['blank'] });
  if (!answers) throw new Error('nothing goes with a blank project');
  const resources = Array.from({ length: count }, (_, index) => resource(index));
  return JSON.stringify({ ...blueprintOf(axes, '0.1.0', 'grown', answers), resources });
};

const projectOf = async (folder: string, count: number): Promise<string> => {
  const file = join(folder, `${count}.json`);
  writeFileSync(file, blueprintWith(count));
  const flags = ['--from', file, '--yes', '--no-install', '--no-git'];
  await must(node, [tool('create-vibe-backend'), `with-${count}`, ...flags], { cwd: folder });
  return join(folder, `with-${count}`);
};

/** What a resource more costs in a small project and in a large one, next to starting Node. */
export const evolveRows = async (): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-evolve-'));
  const [small, large] = [await projectOf(folder, 10), await projectOf(folder, 300)];
  let count = 0;
  const addition = (): Command => {
    count += 1;
    return [node, tool('vibe'), 'add', 'resource', `${resource(count).name}x`, 'title:string!'];
  };
  const [nothing = 0, ten = 0, hundreds = 0] = interleaved(
    [
      () => time([node, '-e', '0'], folder),
      () => time(addition(), small),
      () => time(addition(), large),
    ],
    9,
  );
  const memory = peakMemory(addition(), large);
  rmSync(folder, { recursive: true, force: true });
  return [
    within('vibe add to 10 resources', ten, 2 * nothing + 250, 'ms'),
    // Three seconds is what a person waits without wondering; a whole render takes longer.
    within('vibe add to 300 resources', hundreds, 3000, 'ms'),
    within('peak memory of vibe add to 300', memory, 150, 'MB'),
  ];
};
