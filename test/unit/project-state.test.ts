import { hash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stateFiles } from '../../src/plan/state.js';
import { readState } from '../../src/project/state.js';
import { folderWith } from '../safety/tree.js';

const units = ['resource-tasks', 'project'].map((name) => ({
  name,
  input: 'abc',
  rendered: [
    {
      path: `src/${name}/größe.ts`,
      content: `// ${name}\r\n`,
      class: 'merged' as const,
      unit: name,
    },
    { path: `${name}.sql`, content: 'SELECT 1;', class: 'once' as const, unit: name },
  ],
}));

const project = () =>
  folderWith(
    Object.fromEntries(
      stateFiles(units, { users: [], internal: [] }).map(({ path, content }) => [path, content]),
    ),
  );

const objectOf = (folder: string): string =>
  join(folder, '.vibe/objects', readState(folder).manifests.get('project')?.object ?? '');

test('reads what the tool wrote', () => {
  const { manifests, pristine } = readState(project());
  expect([...manifests.keys()]).toEqual(['project', 'resource-tasks']);
  expect(manifests.get('project')).toMatchObject({
    input: 'abc',
    files: { 'src/project/größe.ts': 'merged', 'project.sql': 'once' },
  });
  expect(pristine('project')).toEqual({ 'src/project/größe.ts': '// project\r\n' });
  expect(pristine('nothing')).toEqual({});
});

test('reads pristine texts only when they are asked for, and once', () => {
  const folder = project();
  const state = readState(folder);
  const texts = state.pristine('project');
  rmSync(join(folder, '.vibe/objects'), { recursive: true });
  expect(state.pristine('project')).toBe(texts);
  expect(() => state.pristine('resource-tasks')).toThrow(/objects\/[0-9a-f]{64} is missing/);
});

test('a project without a state says so', () => {
  expect(() => readState(folderWith({ 'vibe.json': '{}' }))).toThrow(
    expect.objectContaining({
      code: 'STATE_BROKEN',
      message: '.vibe/units is missing or empty.',
      hint: expect.stringContaining('git checkout -- .vibe'),
    }),
  );
});

test.each([
  ['no JSON', '{', 'is no JSON'],
  ['another shape', '[]', 'is not what the tool wrote'],
  ['no files', '{}', 'is not what the tool wrote'],
  ['an unknown class', '{"files":{"a.ts":"mine"}}', 'is not what the tool wrote'],
  ['a path out of the project', '{"files":{"../a.ts":"merged"}}', 'is not what the tool wrote'],
  ['an absolute path', '{"files":{"/a.ts":"merged"}}', 'is not what the tool wrote'],
  ['an object that is no hash', '{"files":{},"object":"../x"}', 'is not what the tool wrote'],
  ['a place out of the project', '{"files":{},"moved":{"a":"b/../../c"}}', 'not what the tool'],
  ['a git merge', '{\n<<<<<<< HEAD\n"a"\n=======\n>>>>>>> b\n}', 'both sides of a git merge'],
])('a manifest with %s is named', (_, content, message) => {
  const folder = project();
  writeFileSync(join(folder, '.vibe/units/project.json'), content);
  expect(() => readState(folder)).toThrow(`.vibe/units/project.json`);
  expect(() => readState(folder)).toThrow(message);
});

test('pristine texts that were touched are refused', () => {
  const folder = project();
  writeFileSync(objectOf(folder), '{}');
  expect(() => readState(folder).pristine('project')).toThrow('is not what the tool wrote');
});

test('pristine texts of another shape are refused', () => {
  const folder = project();
  const content = '{"a":1}';
  const object = hash('sha256', content);
  writeFileSync(join(folder, '.vibe/objects', object), content);
  writeFileSync(join(folder, '.vibe/units/project.json'), JSON.stringify({ object, files: {} }));
  expect(() => readState(folder).pristine('project')).toThrow('is not what the tool wrote');
});
