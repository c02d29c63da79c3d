import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { merge } from '../../src/merge/merge.js';
import { pythonFiles } from '../merge/projects.js';
import { pythonFaults } from '../python/syntax.js';
import { diceOf } from './dice.js';
import { editedText } from './edits.js';
import { markOf, marksIn } from './marks.js';
import { patch, plain } from './step.js';
import { code, faultOf } from './syntax.js';
import { Tally } from './tally.js';
import { seeds } from './turns.js';

interface File {
  path: string;
  text: string;
}

/** PYTHON_FILES: a folder of other files to do this with. */
const filesOf = (folder: string | undefined): File[] =>
  folder === undefined
    ? pythonFiles().map(({ path, render }) => ({ path, text: render }))
    : readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.(py|toml)$/.test(path) && !path.includes('.venv'))
        .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
        .filter(({ text }) => text.trim() !== '');

const edited = ({ path, text }: File, edits: number[], mark: (index: number) => string): string =>
  edits.reduce((now, seed, index) => editedText(diceOf(seed), path, now, mark(index)) ?? now, text);

const toolMark = (index: number): string => `tool_${index}`;

const countOf = (text: string, word: string): number =>
  text.match(new RegExp(`\\b${word}(?!\\d)`, 'gi'))?.length ?? 0;

const compare = ([before = '', mine = '', theirs = '', result = '']: string[], word: string) => {
  const counts = [mine, theirs, before].map((text) => countOf(text, word)) as [
    number,
    number,
    number,
  ];
  const expected = counts[0] + counts[1] - counts[2];
  expect(countOf(result, word), `${word}\n${patch('yours to result', mine, result)}`).toBe(
    expected,
  );
};

test('two people edit a file of Python: what both did is there, and it is Python', async () => {
  const files = filesOf(process.env.PYTHON_FILES);
  const tally = new Tally();
  const results: string[] = [];
  const pick = fc.nat().map((index) => files[index % files.length] as File);
  const edits = fc.array(seeds, { minLength: 1, maxLength: 4 });
  const property = fc.asyncProperty(pick, edits, edits, async (file, mine, theirs) => {
    const { path, text: pristine } = file;
    const [yours, other] = [edited(file, mine, markOf), edited(file, theirs, toolMark)];
    const render = plain(other);
    if (faultOf(path, yours) !== null || faultOf(path, render) !== null) return;
    const merged = await merge(path, { pristine, yours, render });
    tally.add(merged.kind);
    if (merged.kind !== 'clean') return;
    const { text } = merged;
    // Comments of the tool give way where somebody has written there.
    const bareOf = (one: string) => (path.endsWith('.py') ? code(path, one) : '');
    if (path.endsWith('.py')) results.push(plain(text));
    expect(faultOf(path, text), patch('yours to result', yours, text)).toBe(null);
    for (const [mark, lines] of marksIn(yours))
      expect(marksIn(text).get(mark)?.sort(), patch('yours to result', yours, text)).toEqual(
        lines.sort(),
      );
    for (const [index] of theirs.entries())
      if (countOf(bareOf(render), toolMark(index)) > 0)
        compare([pristine, yours, render, text].map(bareOf), toolMark(index));
  });
  const numRuns = Number(process.env.EVOLUTIONS ?? 500) * 2;
  await fc.assert(property, { numRuns, seed: Number(process.env.EVOLUTION_SEED ?? 1) });
  expect(pythonFaults(results).filter(Boolean)).toEqual([]);
  console.info(`${tally}`);
  expect(tally.of('clean')).toBeGreaterThan(numRuns / 3);
});
