import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from '../../src/merge/merge.js';
import { type Changed, changedFiles, structuredFiles } from './projects.js';

const all = [...changedFiles(), ...structuredFiles()];
const numRuns = Number(process.env.RUNS ?? 400);

const own: [path: RegExp, line: (id: number) => string][] = [
  [/\.prisma$/, (id) => `  // mine ${id}`],
  [/\.toml$/, (id) => `# mine ${id}`],
  [/\.md$/, (id) => `mine ${id}`],
  [/ignore$/, (id) => `mine-${id}/`],
  [/\.env\.example$/, (id) => `MINE_${id}=1`],
];

const written = (lines: string[]): string[] => lines.filter((line) => line.trim() !== '').sort();

describe('random own lines in files that are merged by key', () => {
  it.each(own)('stay, and the rest becomes the render: %s', async (pattern, line) => {
    const files = all.filter(({ path }) => pattern.test(path));
    expect(files.length).toBeGreaterThan(0);
    let clean = 0;
    let runs = 0;
    const places = fc.uniqueArray(fc.nat(), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), places, fc.boolean(), async (file, at, isCr) => {
        const { path, pristine, render } = file;
        const lines = pristine.split('\n').slice(0, -1);
        const mine = at.map((_, id) => line(id));
        for (const [id, place] of at.entries()) {
          // A comment belongs to what stands below it: nothing comes between.
          const start = place % (lines.length + 1);
          const isTaken = path.startsWith('.env') && lines[start - 1]?.startsWith('# ');
          lines.splice(isTaken ? 0 : start, 0, mine[id] ?? '');
        }
        const yours = lines.map((one) => one + (isCr ? '\r\n' : '\n')).join('');
        const merged = await merge(path, { pristine, yours, render });
        runs += 1;
        const text =
          merged.kind === 'clean'
            ? merged.text
            : merged.kind === 'conflict'
              ? merged.resolve('theirs')
              : yours;
        const result = text.split(isCr ? '\r\n' : '\n');
        expect(text.includes('\r')).toBe(isCr && text.includes('\n'));
        if (merged.kind !== 'clean') return;
        clean += 1;
        const kept = result.filter((one) => mine.includes(one));
        expect(kept.sort()).toEqual(mine.sort());
        const rest = result.filter((one) => !mine.includes(one));
        expect(written(rest)).toEqual(written(render.split('\n')));
        expect(await merge(path, { pristine, yours: text, render })).toEqual(merged);
      }),
      { numRuns },
    );
    expect(clean / runs).toBeGreaterThan(0.5);
  });
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const objectsIn = (value: Json): { [key: string]: Json }[] => {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (value === null || typeof value !== 'object') return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
};

/** The same, without what tests added. */
const withoutMine = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(withoutMine);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([key]) => !key.startsWith('mine'));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutMine(inner)]));
};

describe('random own keys in JSON', () => {
  it('stay, and the rest becomes the render', async () => {
    const files = all.filter(({ path }) => path.endsWith('.json'));
    const places = fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 5 });
    const indents = fc.constantFrom(0, 2, 4, '\t');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Changed>(...files),
        places,
        indents,
        async ({ path, pristine, render }, list, indent) => {
          const value = JSON.parse(pristine) as Json;
          for (const [id, [place, isFirst]] of list.entries()) {
            const objects = objectsIn(value);
            const target = objects[place % objects.length] ?? {};
            const rest = { ...target };
            for (const key of isFirst ? Object.keys(target) : []) delete target[key];
            Object.assign(target, { [`mine${id}`]: [id, { a: 1 }] }, rest);
          }
          const yours = JSON.stringify(value, null, indent);
          const merged = await merge(path, { pristine, yours, render });
          // An own key in what the render takes away: that is asked.
          if (merged.kind === 'conflict') return;
          if (merged.kind === 'refused') throw new Error(merged.reason);
          const result = JSON.parse(merged.text) as Json;
          expect(withoutMine(result)).toEqual(JSON.parse(render));
          const keys = merged.text.match(/"mine\d+"/g) ?? [];
          expect(keys.sort()).toEqual(list.map((_, id) => `"mine${id}"`).sort());
          expect(await merge(path, { pristine, yours: merged.text, render })).toEqual(merged);
        },
      ),
      { numRuns },
    );
  });
});
