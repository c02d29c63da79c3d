import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importedTwice } from '../../src/merge/imports/bindings.js';
import { merge } from '../../src/merge/merge.js';
import { duplicateIn } from '../../src/merge/tree/duplicates.js';
import { pythonFaults } from '../python/syntax.js';
import { byGit } from './by-git.js';
import { type CodeLanguage, languages } from './languages.js';
import { type Changed, changedFiles } from './projects.js';
import { reformat, type StyleName, styles } from './reformat.js';

interface Version {
  file: Changed;
  /** The pristine text as rendered, or reformatted. */
  text: string;
}

const isOf =
  ({ pattern }: CodeLanguage) =>
  ({ path }: Changed) =>
    pattern.test(path);

const versionsOf = (language: CodeLanguage): Version[] => {
  const code = changedFiles().filter(isOf(language));
  const texts = code.map(({ path, pristine }) => ({ path, text: pristine }));
  return [
    ...code.map((file) => ({ file, text: file.pristine })),
    ...(Object.keys(styles) as StyleName[]).flatMap((style) =>
      reformat(texts, style).map((text, index) => ({ file: code[index] as Changed, text })),
    ),
  ];
};

/** Lines that somebody may write; a comment parses wherever a line can begin, the others may not. */
const ownLine = (language: CodeLanguage, id: number): fc.Arbitrary<string> =>
  fc.constantFrom(
    ...Array.from({ length: 9 }, () => `${language.comment} mine ${id}`),
    ...language.lines(id),
    '',
  );

const editsOf = (language: CodeLanguage) =>
  fc.array(
    fc.tuple(
      fc.nat(),
      fc.constantFrom('insert', 'insert', 'insert', 'replace', 'delete'),
      fc.nat(1e6).chain((id) => ownLine(language, id)),
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
    .filter((line) => /mine ?\d/.test(line));

const times = (all: string[], one: string): number => all.filter((other) => other === one).length;

describe.each(languages)('random edits of generated files of $name', (language) => {
  it('never lose a line of somebody, break the code or say a thing twice', async () => {
    const kinds = { clean: 0, conflict: 0, refused: 0 };
    const { parse, imports } = language;
    const versions = versionsOf(language);
    const merges: string[] = [];
    const pick = fc.nat().map((index) => versions[index % versions.length] as Version);
    await fc.assert(
      fc.asyncProperty(
        pick,
        editsOf(language),
        fc.boolean(),
        async ({ file, text }, list, isWindows) => {
          const edited = apply(text, list);
          const yours = isWindows ? edited.replaceAll('\n', '\r\n') : edited;
          const { path, pristine, render } = file;
          const merged = await merge(path, { pristine, yours, render });
          kinds[merged.kind] += 1;
          if (merged.kind === 'refused') return;
          const result = merged.kind === 'clean' ? merged.text : merged.resolve('ours');
          // Where an own one becomes the last of its list or no longer is, its comma may change.
          const [before, now] = [yours, result].map((one) =>
            ownLines(one).map((line) => line.replace(/,$/, '')),
          ) as [string[], string[]];
          for (const line of before) expect(times(now, line), line).toBe(times(before, line));
          if (merged.kind === 'conflict') return;
          if (isWindows) expect(result).not.toMatch(/[^\r]\n/);
          const [own, after, there, other] = await Promise.all(
            [yours, result, render, pristine].map((one) => parse(one.replaceAll('\r', ''))),
          );
          if (own?.source) expect(after?.fault).toBe(null);
          if (own?.source) merges.push(result.replaceAll('\r', ''));
          if (!own?.source || !after?.source || !there?.source || !other?.source) return;
          expect(importedTwice(imports, after.source.root)).toBe(
            importedTwice(imports, own.source.root),
          );
          const sides = [own.source.root, there.source.root];
          expect(duplicateIn(after.source.root, sides)).toBe(null);
          const again = await merge(path, { pristine, yours: result, render });
          expect(again).toEqual({ kind: 'clean', text: result });
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 400) },
    );
    if (language.name === 'Python') expect(pythonFaults(merges).filter(Boolean)).toEqual([]);
    expect(kinds.clean).toBeGreaterThan(kinds.conflict);
    expect(kinds.clean).toBeGreaterThan(kinds.refused);
  });

  it('come to what git makes of them, where that is clean and right', async () => {
    const { parse, imports } = language;
    const files = changedFiles().filter(isOf(language));
    let [runs, others] = [0, 0];
    const pick = fc.nat().map((index) => files[index % files.length] as Changed);
    await fc.assert(
      fc.asyncProperty(pick, editsOf(language), async ({ path, pristine, render }, list) => {
        const yours = apply(pristine, list);
        const git = byGit(pristine, yours, render);
        const { source } = await parse(git.text);
        if (!git.isClean || !source || importedTwice(imports, source.root)) return;
        const merged = await merge(path, { pristine, yours, render });
        runs += 1;
        if (merged.kind !== 'clean' || merged.text !== git.text) others += 1;
      }),
      { numRuns: Number(process.env.RUNS ?? 400) },
    );
    expect(runs).toBeGreaterThan(100);
    // A thing that is there twice git lets pass, and of equal lines it may take others.
    expect(others / runs).toBeLessThan(0.05);
  });
});
