import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { age } from './older.js';
import { fast, filesBelow, type Outcome, run, suiteFolder, temporaryFolder } from './run.js';

const original = join(suiteFolder(), 'app');

beforeAll(async () => {
  const made = await run([original, ...fast], { cwd: '/' });
  expect(made).toMatchObject({ code: 0, stderr: '' });
}, 60_000);

/** A project of its own, with what tests need to look at it. */
const project = () => {
  const folder = join(temporaryFolder(), 'app');
  cpSync(original, folder, { recursive: true });
  const place = (path: string) => join(folder, path);
  const read = (path: string) => readFileSync(place(path), 'utf8');
  return {
    folder,
    place,
    read,
    write: (path: string, text: string) => writeFileSync(place(path), text),
    edit: (path: string, find: string, replace: string) => {
      const text = read(path);
      expect(text.split(find)).toHaveLength(2);
      writeFileSync(
        place(path),
        text.replace(find, () => replace),
      );
    },
    has: (path: string) => existsSync(place(path)),
    /** Every file with its content and when it was written. */
    snapshot: () =>
      Object.fromEntries(
        filesBelow(folder).map((path) => [
          path,
          `${statSync(place(path)).mtimeMs} ${readFileSync(place(path), 'latin1')}`,
        ]),
      ),
    migrations: () =>
      readdirSync(place('prisma/migrations'))
        .filter((name) => /^\d/.test(name))
        .sort(),
    vibe: (...args: string[]): Promise<Outcome> => run(args, { cwd: folder, bin: 'vibe' }),
  };
};

type Project = ReturnType<typeof project>;

const done = (outcome: Outcome): Outcome => {
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
  return outcome;
};

/** Runs a command that must refuse, and shows that it wrote nothing. */
const refused = async (made: Project, code: number, ...args: string[]) => {
  const before = made.snapshot();
  const outcome = await made.vibe(...args, '--json');
  expect(outcome).toMatchObject({ code, stderr: '' });
  expect(made.snapshot()).toEqual(before);
  return JSON.parse(outcome.stdout);
};

const tags = ['add', 'resource', 'tags', 'name:string(40)!', 'color:enum(red,blue)=red'];

describe('nothing changed', () => {
  test('the same words again write nothing, whatever was edited', async () => {
    const made = project();
    done(await made.vibe(...tags));
    appendFileSync(made.place('src/resources/tags/routes.ts'), '\n// mine\n');
    appendFileSync(made.place('src/routes.ts'), '\n// mine\n');
    const before = made.snapshot();
    expect(done(await made.vibe(...tags)).stdout).toContain('Nothing to do');
    done(await made.vibe('sync'));
    done(await made.vibe('upgrade'));
    expect(made.snapshot()).toEqual(before);
  });

  test('--dry-run, --diff and --json with them write nothing; the patch can be applied', async () => {
    const made = project();
    const before = made.snapshot();
    const dry = done(await made.vibe(...tags, '--dry-run')).stdout;
    const patch = done(await made.vibe(...tags, '--diff')).stdout;
    const json = JSON.parse(done(await made.vibe(...tags, '--diff', '--json')).stdout);
    expect(made.snapshot()).toEqual(before);
    expect(dry).toMatch(/create {2}src\/resources\/tags\/routes\.ts/);
    expect(json).toMatchObject({
      code: 'PLANNED',
      patch: expect.stringContaining('+++ b/vibe.json'),
    });
    const other = project();
    execFileSync('git', ['apply', '--whitespace=nowarn'], { cwd: other.folder, input: patch });
    done(await made.vibe(...tags));
    const changed = filesBelow(made.folder).filter((path) => !/^\.vibe\/|migrations\//.test(path));
    for (const path of changed) expect(other.read(path), path).toBe(made.read(path));
  });
});

test('vibe diff shows what was edited, and no line that only ends otherwise', async () => {
  const made = project();
  for (const path of ['src/app.ts', 'src/routes.ts'])
    made.write(path, made.read(path).replaceAll('\n', '\r\n'));
  appendFileSync(made.place('src/routes.ts'), '// mine\r\n');
  const { stdout } = done(await made.vibe('diff'));
  expect(stdout.match(/^[+-](?![+-]).*$/gm)).toEqual(['+// mine']);
  const { files } = JSON.parse(done(await made.vibe('diff', '--json')).stdout);
  expect(files).toEqual([{ path: 'src/routes.ts', verb: 'update' }]);
});

describe('names that are swapped in one sync', () => {
  /** Exchanges two words in vibe.json, wherever they stand alone. */
  const swapWords = (made: Project, one: string, other: string) => {
    const words = new RegExp(`"(${one}|${other})"`, 'g');
    const text = made
      .read('vibe.json')
      .replace(words, (_, word) => `"${word === one ? other : one}"`);
    made.write('vibe.json', text);
  };
  const lastMigration = (made: Project): string =>
    made.read(`prisma/migrations/${made.migrations().at(-1)}/migration.sql`);
  const labels = ['add', 'resource', 'labels', 'name:string(40)!', 'color:enum(red,blue)=red'];

  test('two resources: files keep their edits, tables their rows', async () => {
    const made = project();
    done(await made.vibe(...labels));
    done(await made.vibe('add', 'resource', 'memos', 'text:text!', 'task_id:ref(tasks)'));
    const schema = (name: string) => `src/resources/${name}/schema.ts`;
    appendFileSync(made.place(schema('labels')), '\n// a label of mine\n');
    appendFileSync(made.place(schema('memos')), '\n// a memo of mine\n');
    const before = made.read('vibe.json');
    swapWords(made, 'labels', 'memos');
    const swap = ['sync', '--rename', 'labels:memos', '--rename', 'memos:labels'];
    done(await made.vibe(...swap));
    expect(made.read(schema('memos'))).toMatch(/color[\s\S]*a label of mine/);
    expect(made.read(schema('labels'))).toMatch(/task_id[\s\S]*a memo of mine/);
    expect(lastMigration(made).match(/ALTER TABLE "\w+" RENAME TO "\w+"/g)).toHaveLength(3);
    expect(lastMigration(made)).not.toContain('DROP');
    expect(done(await made.vibe('check', '--drift')).stdout).toContain('is what vibe.json says');
    swapWords(made, 'labels', 'memos');
    done(await made.vibe(...swap));
    expect(made.read('vibe.json')).toBe(before);
    expect(made.read(schema('labels'))).toMatch(/color[\s\S]*a label of mine/);
  }, 60_000);

  test('two resources that are alike but for their rows', async () => {
    const made = project();
    for (const name of ['inks', 'pens']) done(await made.vibe('add', 'resource', name, 'code!'));
    appendFileSync(made.place('src/resources/pens/routes.ts'), '\n// mine\n');
    swapWords(made, 'inks', 'pens');
    done(await made.vibe('sync', '--rename', 'inks:pens', '--rename', 'pens:inks'));
    expect(made.read('src/resources/inks/routes.ts')).toContain('// mine');
    expect(made.read('src/resources/pens/routes.ts')).not.toContain('// mine');
    expect(lastMigration(made).match(/ALTER TABLE "\w+" RENAME TO "\w+"/g)).toHaveLength(3);
  }, 60_000);

  test.each(['with', 'without'])(
    'two fields, %s their ids',
    async (ids) => {
      const made = project();
      done(await made.vibe(...labels));
      const blueprint = JSON.parse(made.read('vibe.json'));
      const { fields } = blueprint.resources.find(
        ({ name }: { name: string }) => name === 'labels',
      );
      fields[0].name = 'color';
      fields[1].name = 'name';
      if (ids === 'with') for (const field of fields) field.id = field.name;
      made.write('vibe.json', JSON.stringify(blueprint, null, 2));
      const words = ['--rename', 'labels.name:color', '--rename', 'labels.color:name'];
      done(await made.vibe('sync', ...words));
      expect(lastMigration(made).match(/RENAME COLUMN/g)).toHaveLength(3);
      expect(lastMigration(made)).not.toMatch(/DROP COLUMN|ADD COLUMN/);
      expect(done(await made.vibe('check', '--drift')).stdout).toContain('is what vibe.json says');
    },
    60_000,
  );
});

describe('a resource that changes', () => {
  test('is merged into the edited files, with one migration', async () => {
    const made = project();
    done(await made.vibe(...tags));
    const schema = 'src/resources/tags/schema.ts';
    made.write(schema, `// On top.\n${made.read(schema)}// At the end.`);
    made.edit(
      'src/routes.ts',
      'app.register(taskRoutes',
      "app.get('/mine', () => 1);\n  app.register(taskRoutes",
    );
    const count = made.migrations().length;
    done(await made.vibe('add', 'resource', 'tags', 'note:text'));
    expect(made.read(schema)).toMatch(/^\/\/ On top\.\n[\s\S]*note[\s\S]*\/\/ At the end\.$/);
    expect(made.read('src/routes.ts')).toContain("app.get('/mine', () => 1);");
    expect(made.migrations()).toHaveLength(count + 1);
    expect(made.read(`prisma/migrations/${made.migrations().at(-1)}/migration.sql`)).toContain(
      'ALTER TABLE "tags" ADD COLUMN "note" text',
    );
  });

  test('keeps line ends, a byte-order mark and a missing last newline', async () => {
    const made = project();
    const path = 'src/routes.ts';
    const typed = `\uFEFF${made.read(path).trimEnd().replaceAll('\n', '\r\n')}`;
    made.write(path, typed);
    done(await made.vibe(...tags));
    const text = made.read(path);
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain('tagRoutes');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(text.endsWith('\n')).toBe(false);
    const lines = new Set(text.split('\r\n'));
    expect(typed.split('\r\n').filter((line) => !lines.has(line))).toEqual([]);
  });

  test('needs a value for rows that are there, where a field is required', async () => {
    const made = project();
    const answer = await refused(made, 2, 'add', 'resource', 'tasks', 'points:integer!');
    expect(answer).toMatchObject({
      code: 'BACKFILL_NEEDED',
      hint: expect.stringContaining('--backfill points='),
    });
    done(await made.vibe('add', 'resource', 'tasks', 'points:integer!', '--backfill', 'points=3'));
    expect(made.read(`prisma/migrations/${made.migrations().at(-1)}/migration.sql`)).toMatch(
      /"points" integer NOT NULL DEFAULT 3/,
    );
  });

  test('loses no data unless that is said', async () => {
    const made = project();
    const answer = await refused(made, 2, 'remove', 'field', 'tasks', 'description');
    expect(answer).toMatchObject({
      code: 'DATA_LOSS',
      hint: expect.stringContaining('--accept-data-loss'),
    });
    done(await made.vibe('remove', 'field', 'tasks', 'description', '--accept-data-loss'));
    expect(made.read('src/resources/tasks/schema.ts')).not.toContain('description');
  });
});

describe('another name', () => {
  test('moves the files with what was edited in them, and renames in the database', async () => {
    const made = project();
    done(await made.vibe(...tags));
    const old = made.place('src/resources/tags/repository.ts');
    appendFileSync(old, '\n// mine\n');
    done(await made.vibe('rename', 'resource', 'tags', 'labels'));
    expect(made.has('src/resources/tags')).toBe(false);
    expect(made.read('src/resources/labels/repository.ts')).toContain('// mine');
    const sql = made.read(`prisma/migrations/${made.migrations().at(-1)}/migration.sql`);
    expect(sql).toContain('ALTER TABLE "tags" RENAME TO "labels"');
    expect(sql).not.toContain('DROP');
  });

  test('is asked for where vibe.json was edited by hand', async () => {
    const made = project();
    // Of the second: projects have a description too.
    const [head, ...tail] = made.read('vibe.json').split('"name": "tasks"');
    const renamed = tail.join('"name": "tasks"').replaceAll('"description"', '"details"');
    made.write('vibe.json', `${head}"name": "tasks"${renamed}`);
    const answer = await refused(made, 2, 'sync');
    expect(answer).toMatchObject({
      code: 'RENAMED',
      hint: expect.stringContaining('--rename tasks.description:details'),
    });
    done(await made.vibe('sync', '--rename', 'tasks.description:details'));
    expect(made.read(`prisma/migrations/${made.migrations().at(-1)}/migration.sql`)).toContain(
      'RENAME COLUMN "description" TO "details"',
    );
    expect(made.read('vibe.json')).toContain('"name": "details"');
    done(await made.vibe('check', '--drift'));
  });
});

describe('a resource that goes', () => {
  test('takes its untouched files along, and leaves the others and its rows', async () => {
    const made = project();
    done(await made.vibe(...tags));
    appendFileSync(made.place('src/resources/tags/schema.ts'), '\n// mine\n');
    const { stdout } = done(await made.vibe('remove', 'resource', 'tags'));
    expect(stdout).toMatch(/skip {2}src\/resources\/tags\/schema\.ts/);
    expect(readdirSync(made.place('src/resources/tags'))).toEqual(['schema.ts']);
    const sql = made.read(`prisma/migrations/${made.migrations().at(-1)}/migration.sql`);
    expect(sql).not.toContain('DROP TABLE');
  });

  test('is kept where others need it', async () => {
    const made = project();
    const answer = await refused(made, 1, 'remove', 'resource', 'tasks');
    expect(answer.message).toContain('task_project');
  });
});

describe('accounts of others to log in with', () => {
  const answer = (made: Project) => JSON.parse(made.read('vibe.json')).answers.oauth;

  test('come with one migration, and go without taking rows or people along', async () => {
    const made = project();
    const files = filesBelow(made.folder);
    done(await made.vibe('add', 'oauth', 'google', '--no-install'));
    expect(made.migrations()).toHaveLength(2);
    const [, migration = ''] = made.migrations();
    const sql = made.read(`prisma/migrations/${migration}/migration.sql`);
    expect(sql).toContain('CREATE TABLE "identities"');
    expect(sql).toContain('ALTER COLUMN "password_hash" DROP NOT NULL');
    done(await made.vibe('check', '--drift'));

    const before = made.snapshot();
    done(await made.vibe('add', 'oauth', 'google', '--no-install'));
    expect(made.snapshot()).toEqual(before);
    done(await made.vibe('add', 'oauth', 'apple', '--no-install'));
    expect(answer(made)).toEqual(['google', 'apple']);
    expect(made.migrations()).toHaveLength(2);

    done(await made.vibe('remove', 'oauth', 'google', '--no-install'));
    expect(answer(made)).toEqual(['apple']);
    const last = ['remove', 'oauth', 'apple', '--no-install'];
    const { hint } = await refused(made, 2, ...last);
    expect(hint).toContain('--backfill password_hash=');
    done(await made.vibe(...last, '--backfill', 'password_hash=none'));
    expect(answer(made)).toBeUndefined();
    const left = filesBelow(made.folder).filter((path) => !/migrations|objects/.test(path));
    expect(left).toEqual(files.filter((path) => !/migrations|objects/.test(path)));
    done(await made.vibe('check', '--drift'));
  });
});

describe('files of the user', () => {
  test('one that was deleted stays deleted, until --restore', async () => {
    const made = project();
    rmSync(made.place('src/resources/tasks/tasks.test.ts'));
    const { stdout } = done(await made.vibe('add', 'resource', 'tasks', 'points:integer'));
    expect(stdout).toMatch(/skip {2}src\/resources\/tasks\/tasks\.test\.ts .*--restore/);
    expect(made.has('src/resources/tasks/tasks.test.ts')).toBe(false);
    done(await made.vibe('sync', '--restore'));
    expect(made.read('src/resources/tasks/tasks.test.ts')).toContain('points');
  });

  test('one that was moved is found and merged there', async () => {
    const made = project();
    mkdirSync(made.place('src/mine'));
    renameSync(made.place('src/resources/tasks/schema.ts'), made.place('src/mine/task.ts'));
    appendFileSync(made.place('src/mine/task.ts'), '\n// mine\n');
    done(await made.vibe('add', 'resource', 'tasks', 'points:integer'));
    expect(made.read('src/mine/task.ts')).toMatch(/points[\s\S]*\/\/ mine/);
    expect(made.has('src/resources/tasks/schema.ts')).toBe(false);
    done(await made.vibe('add', 'resource', 'tasks', 'weight:number'));
    expect(made.read('src/mine/task.ts')).toMatch(/weight[\s\S]*\/\/ mine/);
  });

  test('one in the way is never overwritten', async () => {
    const made = project();
    mkdirSync(made.place('src/resources/tags'));
    made.write('src/resources/tags/routes.ts', 'mine\n');
    const answer = await refused(made, 2, ...tags);
    expect(answer.files).toMatchObject([
      { path: 'src/resources/tags/routes.ts', verb: 'conflict' },
    ]);
    await refused(made, 2, ...tags, '--conflict=theirs');
    done(await made.vibe(...tags, '--conflict=ours'));
    expect(made.read('src/resources/tags/routes.ts')).toBe('mine\n');
    expect(made.has('src/resources/tags/schema.ts')).toBe(true);
  });

  test('one in the way of a renaming is named before anything moves', async () => {
    const made = project();
    mkdirSync(made.place('src/resources/chores'));
    made.write('src/resources/chores/schema.ts', 'mine\n');
    const answer = await refused(made, 2, 'rename', 'resource', 'tasks', 'chores');
    expect(answer.files).toMatchObject([{ path: 'src/resources/chores/schema.ts' }]);
    done(await made.vibe('rename', 'resource', 'tasks', 'chores', '--conflict=ours'));
    expect(made.read('src/resources/chores/schema.ts')).toBe('mine\n');
    expect(made.has('src/resources/tasks')).toBe(false);
  });

  test('a link that leads outside is refused', async () => {
    const made = project();
    const outside = join(temporaryFolder(), 'routes.ts');
    renameSync(made.place('src/routes.ts'), outside);
    symlinkSync(outside, made.place('src/routes.ts'));
    const before = readFileSync(outside, 'utf8');
    const outcome = await made.vibe(...tags, '--json');
    expect(outcome.code).toBe(1);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ code: 'SYMLINK_OUTSIDE' });
    expect(readFileSync(outside, 'utf8')).toBe(before);
  });
});

describe('the same lines changed by both', () => {
  const clashing = (): Project => {
    const made = project();
    made.edit(
      'src/resources/tasks/schema.ts',
      'title: field.string({ min: 1, max: 200',
      'title: field.string({ min: 1, max: 99',
    );
    return made;
  };
  const change = ['add', 'resource', 'tasks', 'title:string(150)!'];

  test('write nothing, and both sides are shown', async () => {
    const made = clashing();
    const answer = await refused(made, 2, ...change, '--accept-data-loss');
    expect(answer).toMatchObject({ code: 'CONFLICT', hint: expect.stringContaining('--conflict') });
    const [file] = answer.files;
    expect(file).toMatchObject({ path: 'src/resources/tasks/schema.ts' });
    expect(file.hunks[0]).toMatchObject({ line: expect.any(Number) });
    expect(file.hunks[0].yours.join()).toContain('99');
    expect(file.hunks[0].render.join()).toContain('150');
    expect(file.hunks[0].pristine.join()).toContain('200');
  });

  test.each([
    ['ours', /99/, /150/],
    ['theirs', /150/, /99/],
    ['markers', /<<<<<<<[\s\S]*99[\s\S]*150[\s\S]*>>>>>>>/, /^$/],
  ])('--conflict=%s', async (how, holds, lacks) => {
    const made = clashing();
    done(await made.vibe(...change, '--accept-data-loss', `--conflict=${how}`));
    const line = made.read('src/resources/tasks/schema.ts').split('\n').slice(0, 60).join('\n');
    expect(line).toMatch(holds);
    expect(line).not.toMatch(lacks);
  });
});

describe('another version of the tool', () => {
  const file = 'src/http/errors.ts';
  const [old, now] = ['The body is too large', 'The body is larger than 1 MB'];

  /** A project as an older version would have left it: with another message. */
  const older = (): Project => {
    const made = project();
    age(made.folder, { file, now, earlier: old });
    made.write(file, `// mine\n\n${made.read(file)}\n// mine too\n`);
    return made;
  };

  test('is refused by all but upgrade', async () => {
    const answer = await refused(older(), 1, ...tags);
    expect(answer).toMatchObject({
      code: 'OTHER_VERSION',
      hint: expect.stringContaining('vibe upgrade'),
    });
  });

  test('upgrade merges what the templates say now into the edited files', async () => {
    const made = older();
    done(await made.vibe('upgrade'));
    expect(made.read(file)).toContain(now);
    expect(made.read(file)).not.toContain(old);
    expect(made.read(file)).toMatch(/^\/\/ mine\n[\s\S]*\n\/\/ mine too\n$/);
    expect(made.migrations()).toHaveLength(1);
    done(await made.vibe('check', '--drift'));
    done(await made.vibe(...tags));
  });
});

describe('bad input', () => {
  const cases: [string, string[], string, RegExp][] = [
    ['an unknown type', ['add', 'resource', 'tags', 'name:strin'], 'INVALID_FIELD', /string/],
    ['a reserved name', ['add', 'resource', 'users', 'a:string'], 'INVALID', /users/],
    ['an unknown resource', ['rename', 'resource', 'taks', 'todos'], 'NO_SUCH_RESOURCE', /tasks/],
    ['an unknown field', ['remove', 'field', 'tasks', 'titel'], 'NO_SUCH_FIELD', /title/],
    ['an unknown provider', ['add', 'oauth', 'gogle'], 'UNKNOWN_VALUE', /google/],
    ['an unknown host', ['add', 'host', 'rail'], 'UNKNOWN_VALUE', /railway/],
    [
      'an app type whose resource is there already',
      ['add', 'app-type', 'social'],
      'INVALID_CHANGE',
      /posts/,
    ],
    ['an unknown owner', ['add', 'resource', 'tags', '--owner', 'usr'], 'UNKNOWN_VALUE', /user/],
    [
      'a required self reference',
      ['add', 'resource', 'tasks', 'parent_id:ref(tasks)!'],
      'INVALID',
      /parent_id/,
    ],
    ['a misspelt flag', ['sync', '--dryrun'], 'USAGE_ERROR', /--dry-run/],
  ];
  test.each(cases)('%s', async (_, args, code, way) => {
    const made = project();
    if (args[1] === 'app-type')
      done(await made.vibe('add', 'resource', 'posts', 'likes_count:string'));
    const answer = await refused(made, 1, ...args);
    expect(answer.code).toContain(code);
    expect(`${answer.message} ${answer.hint}`).toMatch(way);
  });

  test('a folder that is no project', async () => {
    const outcome = await run(['sync', '--json'], { cwd: temporaryFolder(), bin: 'vibe' });
    expect(outcome.code).toBe(1);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ code: 'NOT_A_PROJECT' });
  });
});
