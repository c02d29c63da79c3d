import { beforeAll, describe, expect, it } from 'vitest';
import { type Merged, merge } from '../../src/merge/merge.js';
import { changesOf } from '../../src/merge/regions.js';
import { commented, freeLines, reversedImports, withoutMine, wordsOfMine } from './edits.js';
import { languageOf } from './languages.js';
import { type Changed, changedFiles } from './projects.js';
import { reformat, type StyleName, styles } from './reformat.js';
import { pythonStyles, restyled } from './restyle.js';

const isFormatted = ({ path }: Changed): boolean => /\.(ts|json)$/.test(path);

let files: Changed[];
beforeAll(() => {
  files = changedFiles();
});

/** How many lines of a text are not in another. */
const linesGone = (text: string, other: string): number =>
  changesOf(text.split('\n'), other.split('\n')).reduce(
    (count, { from, to }) => count + to - from,
    0,
  );

const name = ({ title, path }: Changed): string => `${title}, ${path}`;

const mergeInto = async (file: Changed, yours: string): Promise<Merged> =>
  merge(file.path, { pristine: file.pristine, yours, render: file.render });

const cleanInto = async (file: Changed, yours: string): Promise<string> => {
  const merged = await mergeInto(file, yours);
  if (merged.kind !== 'clean') throw new Error(`${name(file)}: ${JSON.stringify(merged)}`);
  return merged.text;
};

/** Merging what is merged changes nothing: neither from the old render nor from the new one. */
const expectSettled = async (file: Changed, text: string): Promise<void> => {
  expect(await cleanInto(file, text), name(file)).toBe(text);
  expect(await cleanInto({ ...file, pristine: file.render }, text), name(file)).toBe(text);
};

describe('files of generated projects', () => {
  it('become the render where nobody changed them, however their lines end', async () => {
    const written = [
      (text: string) => text,
      (text: string) => text.replaceAll('\n', '\r\n'),
      (text: string) => `\uFEFF${text}`,
      (text: string) => text.slice(0, -1),
      (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n').slice(0, -2)}`,
    ];
    for (const file of files)
      for (const write of written)
        expect(await cleanInto(file, write(file.pristine)), name(file)).toBe(write(file.render));
  });

  describe.each(Object.keys(styles) as StyleName[])('reformatted: %s', (style) => {
    it('become the render in that style', async () => {
      const code = files.filter(isFormatted);
      const yours = reformat(
        code.map(({ path, pristine }) => ({ path, text: pristine })),
        style,
      );
      const merged = await Promise.all(
        code.map((file, index) => cleanInto(file, yours[index] ?? '')),
      );
      const again = reformat(
        code.map(({ path }, index) => ({ path, text: merged[index] ?? '' })),
        style,
      );
      const wanted = reformat(
        code.map(({ path, render }) => ({ path, text: render })),
        style,
      );
      for (const [index, file] of code.entries()) {
        expect(again[index], name(file)).toBe(wanted[index]);
        // No line of theirs changes but those that the tool changes, and one that gets a comma.
        const rewritten = linesGone(yours[index] ?? '', merged[index] ?? '');
        const expected = linesGone(file.pristine, file.render) + 1;
        if (/more$/.test(file.title)) expect(rewritten, name(file)).toBeLessThanOrEqual(expected);
        await expectSettled(file, merged[index] ?? '');
      }
    });
  });

  it.each(Object.keys(pythonStyles))('in another style of Python: %s', async (style) => {
    for (const file of files.filter(({ path }) => path.endsWith('.py'))) {
      const merged = await cleanInto(file, restyled(file.pristine, style));
      // What merges by lines alone brings the quotes of the tool, and its indents.
      const plain = (text: string) => text.replaceAll("'", '"').replaceAll(/^[ \t]+/gm, ' ');
      expect(plain(merged), name(file)).toBe(plain(restyled(file.render, style)));
      await expectSettled(file, merged);
    }
  });

  it('keep comments between all lines and behind all lines', async () => {
    const code = files.filter(({ path }) => languageOf(path));
    for (const file of code) {
      const free = await freeLines(file.path, file.pristine);
      const [even, odd] = [0, 1].map((rest) => free.filter((_, index) => index % 2 === rest));
      const yours = commented(file.path, file.pristine, even ?? [], odd ?? []);
      const merged = await mergeInto(file, yours);
      const grows = /more$/.test(file.title);
      if (grows) expect(merged.kind, name(file)).toBe('clean');
      // What goes takes nobody's words with it: that is asked.
      if (merged.kind !== 'clean') continue;
      expect(withoutMine(merged.text), name(file)).toBe(file.render);
      expect(wordsOfMine(merged.text), name(file)).toEqual(wordsOfMine(yours));
    }
  });

  it('keep reordered imports, and bring new ones', async () => {
    for (const file of files.filter(({ path }) => languageOf(path))) {
      const yours = reversedImports(file.path, file.pristine);
      const merged = await cleanInto(file, yours);
      const sorted = (text: string) => text.split('\n').sort();
      expect(sorted(merged), name(file)).toEqual(sorted(file.render));
      await expectSettled(file, merged);
    }
  });
});
