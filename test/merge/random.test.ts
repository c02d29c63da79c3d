import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { importedTwice } from '../../src/merge/imports/bindings.js';
import { merge } from '../../src/merge/merge.js';
import { duplicateIn } from '../../src/merge/tree/duplicates.js';
import { importGrammar } from '../../src/merge/typescript/imports.js';
import { parse } from '../../src/merge/typescript/parse.js';
import { type Changed, changedFiles } from './projects.js';
import { reformat, type StyleName, styles } from './reformat.js';

interface Version {
  file: Changed;
  /** The pristine text as rendered, or reformatted. */
  text: string;
}

let versions: Version[];
beforeAll(() => {
  const code = changedFiles().filter(({ path }) => path.endsWith('.ts'));
  const texts = code.map(({ path, pristine }) => ({ path, text: pristine }));
  versions = [
    ...code.map((file) => ({ file, text: file.pristine })),
    ...(Object.keys(styles) as StyleName[]).flatMap((style) =>
      reformat(texts, style).map((text, index) => ({ file: code[index] as Changed, text })),
    ),
  ];
});

/** Lines that somebody may write; a comment parses wherever a line can begin, the others may not. */
const ownLine = (id: number): fc.Arbitrary<string> =>
  fc.constantFrom(
    ...Array.from({ length: 9 }, () => `// mine ${id}`),
    `mine${id}();`,
    `const mine${id} = [1, 1];`,
    `mine${id}: 'mine',`,
    `mine${id},`,
    `import { mine${id} } from './mine${id}.js';`,
    '',
  );

const edits = fc.array(
  fc.tuple(
    fc.nat(),
    fc.constantFrom('insert', 'insert', 'insert', 'replace', 'delete'),
    fc.nat(1e6).chain(ownLine),
  ),
  { maxLength: 4 },
);

type Edit = [at: number, kind: string, line: string];

const apply = (text: string, list: Edit[]): string => {
  const lines = text.split('\n');
  for (const [at, kind, line] of list) {
    const index = at % lines.length;
    const indent = /^\s*/.exec(lines[index] ?? '')?.[0] ?? '';
    lines.splice(index, kind === 'insert' ? 0 : 1, ...(kind === 'delete' ? [] : [indent + line]));
  }
  return lines.join('\n');
};

const ownLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.includes('mine'));

const times = (all: string[], one: string): number => all.filter((other) => other === one).length;

describe('random edits of generated files', () => {
  it('never lose a line of somebody, break the code or say a thing twice', async () => {
    const kinds = { clean: 0, conflict: 0, refused: 0 };
    const pick = fc.nat().map((index) => versions[index % versions.length] as Version);
    await fc.assert(
      fc.asyncProperty(pick, edits, fc.boolean(), async ({ file, text }, list, isWindows) => {
        const edited = apply(text, list);
        const yours = isWindows ? edited.replaceAll('\n', '\r\n') : edited;
        const { path, pristine, render } = file;
        const merged = await merge(path, { pristine, yours, render });
        kinds[merged.kind] += 1;
        if (merged.kind === 'refused') return;
        const result = merged.kind === 'clean' ? merged.text : merged.resolve('ours');
        const mine = ownLines(result);
        for (const line of ownLines(yours)) {
          // Where an own one becomes the last of its list or no longer is, its comma may change.
          const bare = mine.map((other) => other.replace(/,$/, ''));
          expect(times(bare, line.replace(/,$/, ''))).toBe(1);
        }
        if (merged.kind === 'conflict') return;
        if (isWindows) expect(result).not.toMatch(/[^\r]\n/);
        const [before, after, there, other] = await Promise.all(
          [yours, result, render, pristine].map((one) => parse(one.replaceAll('\r', ''))),
        );
        if (before?.source) expect(after?.fault).toBe(null);
        if (!before?.source || !after?.source || !there?.source || !other?.source) return;
        expect(importedTwice(importGrammar, after.source.root)).toBe(
          importedTwice(importGrammar, before.source.root),
        );
        const sides = [before.source.root, there.source.root];
        expect(duplicateIn(after.source.root, sides)).toBe(null);
        const again = await merge(path, { pristine, yours: result, render });
        expect(again).toEqual({ kind: 'clean', text: result });
      }),
      { numRuns: Number(process.env.RUNS ?? 400) },
    );
    expect(kinds.clean).toBeGreaterThan(kinds.conflict);
    expect(kinds.clean).toBeGreaterThan(kinds.refused);
  });
});
