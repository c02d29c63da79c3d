import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installPackages } from '../packages.js';
import { must } from '../stacks/processes.js';

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
];

/** What people do to the files that they were given. */
const edits: [file: string, find: string, replace: string][] = [
  ['src/routes.ts', '/** Every route of the API.', '/** Mine comes first.'],
  ['src/resources/tasks/repository.ts', 'export const tasks', '/** Mine. */\nexport const tasks'],
  [
    'src/resources/projects/schema.ts',
    "import type { z } from 'zod';",
    "import type { z } from 'zod';\n\n/** Mine too. */\nexport type Mine = string;\n",
  ],
  ['package.json', '"scripts": {', '"scripts": {\n    "mine": "node --version",'],
];

describe.each([
  { framework: 'fastify', orm: 'typeorm' },
  { framework: 'express', orm: 'prisma' },
])('$framework with $orm, after ten changes', ({ framework, orm }) => {
  let parent: string;
  const folder = () => join(parent, 'grown app');
  const vibe = (args: string[]) =>
    must('node', [bin('vibe'), ...args], { cwd: folder(), timeout: 60_000 });

  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), 'evolved-'));
    const answers = ['--app-type', 'productivity', '--framework', framework, '--orm', orm];
    const rest = ['--database', 'postgresql', '--auth', 'jwt', '--host', 'docker'];
    const fast = ['--package-manager', 'npm', '--yes', '--no-install', '--no-git'];
    const tool = bin('create-vibe-backend');
    await must('node', [tool, folder(), ...answers, ...rest, ...fast], { cwd: parent });
    symlinkSync(await installPackages(), join(folder(), 'node_modules'));
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
  });
  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  const npm = (script: string) =>
    must('npm', ['run', script], { cwd: folder(), env, timeout: 280_000 });

  test('holds what was edited', () => {
    const text = (file: string) => readFileSync(join(folder(), file), 'utf8');
    expect(text('src/routes.ts')).toContain('/** Mine comes first.');
    expect(text('src/resources/tasks/repository.ts')).toContain('/** Mine. */');
    expect(text('src/resources/campaigns/schema.ts')).toContain('/** Mine too. */');
    expect(JSON.parse(text('package.json')).scripts.mine).toBe('node --version');
  });

  test('is what vibe.json says', async () => {
    expect(await vibe(['check', '--drift'])).toContain('is what vibe.json says');
  });

  test('type-checks', () => npm('typecheck'));
  test('is linted', () => npm('lint'));
  test('passes its own tests', () => npm('test'));
});
