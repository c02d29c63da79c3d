import { describe, expect, it } from 'vitest';
import { merge } from '../../src/merge/merge.js';
import { type Changed, changedFiles } from './projects.js';

const growing = changedFiles().filter(({ title }) => /more$/.test(title));
const pick = (path: RegExp): Changed[] => growing.filter((file) => path.test(file.path));

const insert = (text: string, where: RegExp, line: string): string => {
  const lines = text.split('\n');
  const at = lines.findLastIndex((one) => where.test(one));
  if (at < 0) throw new Error(`${where} is not in\n${text}`);
  return lines.toSpliced(at + 1, 0, ...line.split('\n')).join('\n');
};

/** Own lines, each behind the last line that a pattern matches: where the tool adds its own. */
type Own = [where: RegExp, line: string][];

const expectBoth = async (file: Changed, own: Own): Promise<void> => {
  const add = (text: string) => own.reduce((now, [where, line]) => insert(now, where, line), text);
  const yours = add(file.pristine);
  const { path, pristine, render, title } = file;
  const merged = await merge(path, { pristine, yours, render });
  const name = `${title}, ${path}: ${JSON.stringify(merged)}`;
  if (merged.kind !== 'clean') throw new Error(name);
  const sorted = (text: string) => text.split('\n').sort();
  const added = own.flatMap(([, line]) => line.split('\n'));
  expect(sorted(merged.text), name).toEqual(sorted([render.trimEnd(), ...added, ''].join('\n')));
  const again = await merge(path, { pristine, yours: merged.text, render });
  expect(again, name).toEqual(merged);
};

const ownImport: Own[number] = [/^import .*resources/, "import { mine } from './mine.js';"];

describe('own lines at the places where the tool adds its own', () => {
  it('stay in the routes', async () => {
    for (const file of pick(/src\/routes\.ts$/)) {
      const isFastify = file.title.includes('fastify');
      const own = isFastify
        ? "  app.register(mine, { prefix: '/mine' });"
        : "routes.use('/mine', mine);";
      const behind = isFastify ? /api\/v1\/tasks'/ : /^routes\.use.*tasks'/;
      const [where, line]: Own[number] = isFastify ? [/^ {2}\}\);$/, own] : [behind, own];
      await expectBoth(file, [ownImport, [where, line]]);
    }
  });

  it('stay in the description of the API', async () => {
    for (const file of pick(/src\/openapi\.ts$/))
      await expectBoth(file, [ownImport, [/^ {2}taskSection,$/, '  mineSection,']]);
  });

  it('stay in the samples and the recipes of tests', async () => {
    for (const file of pick(/database\/samples\.ts$/))
      await expectBoth(file, [ownImport, [/^ {2}tasks: /, '  mine: mineSamples,']]);
    for (const file of pick(/test\/rows\.ts$/))
      await expectBoth(file, [[/^ {2}tasks: \{$/, '    isMine: true,']]);
  });

  it('stay in the entities and their list', async () => {
    for (const file of pick(/entities\/index\.ts$/))
      await expectBoth(file, [
        [/^import .*tasks\.js/, "import { MineEntity } from './mine.js';"],
        [/^ {2}TaskEntity,$/, '  MineEntity,'],
      ]);
    for (const file of pick(/entities\/tasks\.ts$/))
      await expectBoth(file, [
        [/^import \* as orm/, "import { mine } from './mine.js';"],
        [/^@orm\.Check/, '@orm.Index("mine")'],
        [/^ {2}tags!: /, '\n  mine(): string {\n    return mine(this);\n  }'],
      ]);
  });

  it('stay in the folder of a resource', async () => {
    for (const file of pick(/tasks\/schema\.ts$/))
      await expectBoth(file, [
        [/^import type/, "import { mine } from './mine.js';"],
        [/^ {2}tags: /, '  mine: mine(),'],
        [/^export type/, '\nexport const mineSchema = mine(columns);'],
      ]);
    for (const file of pick(/tasks\/rows\.ts$/))
      await expectBoth(file, [
        [/^ {2}tags: .*input/, '  mine: input.mine,'],
        [/^export const present/, '  mine: mine(row),'],
      ]);
    for (const file of pick(/tasks\/tasks\.test\.ts$/))
      await expectBoth(file, [[/position: row\.position,$/, '      mine: row.mine,']]);
  });

  it('stay in the schema of Prisma', async () => {
    for (const file of pick(/schema\.prisma$/))
      await expectBoth(file, [
        [/^ {2}tags /, '  mine Json?'],
        [/^\}$/, '\nmodel Mine {\n  id Int @id\n}'],
      ]);
  });

  it('stay in the README', async () => {
    for (const file of pick(/README\.md$/))
      await expectBoth(file, [[/^Typed clients/, '\n## Mine\n\nMy words.']]);
  });
});
