import { describe, expect, it } from 'vitest';
import { merge } from '../../src/merge/merge.js';
import { changesOf } from '../../src/merge/regions.js';
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

  it('stay in files of Python', async () => {
    const mine: Own[number] = [/^from app\.resources\.tasks/, 'from app.mine import mine'];
    const own: [RegExp, Own][] = [
      [/^app\/routes\.py$/, [mine, [/^ {4}\)$/, '    app.include_router(mine)']]],
      [/^app\/openapi\.py$/, [mine, [/^ {4}task_section,$/, '    mine_section,']]],
      [/^app\/database\/samples\.py$/, [mine, [/^ {4}"tasks": /, '    "mine": mine_samples,']]],
      [
        /models\/__init__\.py$/,
        [[/tasks_table as/, 'from app.database.models.mine import mine_table as mine_table']],
      ],
      [
        /models\/tasks\.py$/,
        [
          [/sa\.Column\("tags"/, '    sa.Column("mine", sa.Text),'],
          [/^sa\.Index\($/, '    "mine",'],
        ],
      ],
      [
        /tasks\/schema\.py$/,
        [
          [/^import pydantic/, 'import mine'],
          [/^ {4}tags: /, '    mine: fields.Text'],
          [/^ {4}updated_at: /, '    mine: mine.Mine'],
        ],
      ],
      [/tasks\/rows\.py$/, [[/"tags": row/, '        "mine": row["mine"],']]],
      [/tasks\/test_tasks\.py$/, [[/^ {12}"position",$/, '            "mine",']]],
    ];
    for (const [path, lines] of own) {
      expect(pick(path).length, String(path)).toBeGreaterThan(0);
      for (const file of pick(path)) await expectBoth(file, lines);
    }
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

/** Where lines stand in the render that the tool changes nothing near: by their place in the pristine text. */
const untouched = ({ pristine, render }: Changed): [from: number, to: number][] => {
  const lines = pristine.split('\n');
  const changes = changesOf(lines, render.split('\n'));
  return lines.flatMap((_, index): [number, number][] => {
    const isNear = changes.some(({ from, to }) => index >= from - 2 && index <= to + 1);
    const before = changes.filter(({ to }) => to <= index).at(-1);
    return isNear ? [] : [[index, index + (before ? before.otherTo - before.to : 0)]];
  });
};

describe('lines that somebody deleted or changed elsewhere', () => {
  it.each([
    ['deleted', () => []],
    ['changed', (line: string) => [line.replace(/(\w+)([^\w]*)$/, 'mine$2')]],
    ['doubled', (line: string) => [line, line]],
  ] as [string, (line: string) => string[]][])('stay as they are: %s', async (_, edit) => {
    let clean = 0;
    for (const file of growing.filter(({ path }) => !path.endsWith('.json')))
      for (const [from, to] of untouched(file).filter((__, index) => index % 9 === 0)) {
        const [pristine, render] = [file.pristine.split('\n'), file.render.split('\n')];
        const own = edit(pristine[from] ?? '');
        const yours = pristine.toSpliced(from, 1, ...own).join('\n');
        const merged = await merge(file.path, { ...file, yours });
        // Half a statement is no statement: that is refused.
        if (merged.kind !== 'clean') continue;
        clean += 1;
        expect(merged.text, `${file.title}, ${file.path}, ${from}`).toBe(
          render.toSpliced(to, 1, ...own).join('\n'),
        );
      }
    expect(clean).toBeGreaterThan(growing.length);
  });
});
