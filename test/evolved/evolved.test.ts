import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '../stacks/processes.js';
import { givePackages, runScript } from '../stacks/toolchain.js';

const repository = join(import.meta.dirname, '..', '..');
const bin = (name: string) => join(repository, 'bin', `${name}.js`);
const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };

/** As a shell would hand them on. */
const evolutions: string[][] = [
  [
    ...['add', 'resource', 'news', 'headline:string(80)!', 'body:text', 'rating:int(1..5)'],
    ...['price:money(0..)=1.50', 'seen_at:timestamp', 'kind:enum(a,b)=a', 'code:string(10)^!'],
    ...['task_id:ref(tasks)'],
  ],
  ['add', 'resource', 'news_comments', 'text:text!', '--parent', 'news'],
  ['add', 'relation', 'tasks', 'news'],
  ['add', 'resource', 'tasks', 'parent_id:ref(tasks)', 'points:integer!', '--backfill', 'points=1'],
  ['rename', 'field', 'tasks', 'due_date', 'deadline'],
  ['rename', 'resource', 'projects', 'campaigns'],
  ['add', 'app-type', 'fitness'],
  ['remove', 'resource', 'stats'],
  ['remove', 'field', 'tasks', 'position', '--accept-data-loss'],
  ['add', 'host', 'railway'],
  ['add', 'oauth', 'google'],
];

/** Puts something of one's own in place of what was found; it is looked for in the end. */
type Edit = [file: string, find: string, replace: string, own: string];

/** What people do to the files that they were given. */
const inTypeScript: Edit[] = [
  [
    'src/routes.ts',
    '/** Every route',
    '/** Mine comes first. Every route',
    '/** Mine comes first.',
  ],
  [
    'src/resources/tasks/repository.ts',
    'export const tasks',
    '/** Mine. */\nexport const tasks',
    '/** Mine. */',
  ],
  [
    'src/resources/projects/schema.ts',
    "import type { z } from 'zod';",
    "import type { z } from 'zod';\n\n/** Mine too. */\nexport type Mine = string;\n",
    '/** Mine too. */',
  ],
  [
    'package.json',
    '"scripts": {',
    '"scripts": {\n    "mine": "node --version",',
    '"mine": "node --version",',
  ],
];

const inPython: Edit[] = [
  ['app/routes.py', '"""Every route', '"""Mine comes first. Every route', '"""Mine comes first.'],
  ['app/resources/tasks/repository.py', '\n\nclass ', '\n\n# Mine.\nclass ', '# Mine.'],
  [
    'app/resources/projects/schema.py',
    'project_schemas = ',
    '# Mine too.\nproject_schemas = ',
    '# Mine too.',
  ],
  ['pyproject.toml', '[tool.ruff]\n', '[tool.ruff]\n# Mine as well.\n', '# Mine as well.'],
];

describe.each([
  { framework: 'fastify', orm: 'typeorm', auth: 'jwt', edits: inTypeScript },
  { framework: 'express', orm: 'prisma', auth: 'session', edits: inTypeScript },
  { framework: 'fastapi', orm: 'sqlalchemy', auth: 'jwt', edits: inPython },
])('$framework with $orm, after eleven changes', ({ framework, orm, auth, edits }) => {
  let parent: string;
  const folder = () => join(parent, 'grown app');
  const vibe = (args: string[]) =>
    must('node', [bin('vibe'), ...args], { cwd: folder(), timeout: 60_000 });

  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), 'evolved-'));
    const answers = ['--app-type', 'productivity', '--framework', framework, '--orm', orm];
    const rest = ['--database', 'postgresql', '--auth', auth, '--host', 'docker'];
    const fast = ['--yes', '--no-install', '--no-git'];
    const tool = bin('create-vibe-backend');
    await must('node', [tool, folder(), ...answers, ...rest, ...fast], { cwd: parent });
    for (const [file, find, replace] of edits) {
      const place = join(folder(), file);
      const text = readFileSync(place, 'utf8');
      expect(text).toContain(find);
      writeFileSync(
        place,
        text.replace(find, () => replace),
      );
    }
    for (const words of evolutions) await vibe([...words, '--no-install']);
    // Only now is known which they are.
    await givePackages(folder());
  });
  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  const script = (name: string) => runScript(folder(), name, { env, timeout: 280_000 });

  test('holds what was edited', () => {
    for (const [file, , , own] of edits) {
      const place = join(folder(), file.replace('projects', 'campaigns'));
      expect(readFileSync(place, 'utf8')).toContain(own);
    }
  });

  test('is what vibe.json says', async () => {
    expect(await vibe(['check', '--drift'])).toContain('is what vibe.json says');
  });

  test('type-checks', () => script('typecheck'));
  test('is linted', () => script('lint'));
  test('passes its own tests', () => script('test'));
});
