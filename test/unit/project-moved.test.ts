import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { stateFiles } from '../../src/plan/state.js';
import { matches } from '../../src/project/matches.js';
import { movedFiles } from '../../src/project/moved.js';
import { folderWith, type Tree, writeTree } from '../safety/tree.js';

const routes = (name: string): string =>
  [
    `import { ${name}Repository } from './${name}.repository.js';`,
    "import { paginate } from '../http/pagination.js';",
    `export const ${name}Routes = (app) => {`,
    `  app.get('/${name}', list);`,
    `  app.post('/${name}', create);`,
    `  app.get('/${name}/:id', read);`,
    `  app.delete('/${name}/:id', remove);`,
    '};',
    `const list = () => ${name}Repository.list(paginate());`,
    `const read = () => ${name}Repository.read();`,
    '',
  ].join('\n');

const files: Tree = {
  'src/tasks/routes.ts': routes('tasks'),
  'src/tasks/index.ts': "export * from './routes.js';\n",
  'src/notes/routes.ts': routes('notes'),
  'src/notes/index.ts': "export * from './routes.js';\n",
};

const project = (): string => {
  const rendered = Object.entries(files).map(([path, content]) => ({
    path,
    content,
    class: 'merged' as const,
    unit: 'any',
  }));
  const state = stateFiles([{ name: 'any', rendered }], { users: [], internal: [] });
  return folderWith({
    ...files,
    ...Object.fromEntries(state.map(({ path, content }) => [path, content])),
  });
};

const move = (folder: string, from: string, to: string): void => {
  mkdirSync(dirname(join(folder, to)), { recursive: true });
  renameSync(join(folder, from), join(folder, to));
};

const find = (folder: string, ...paths: string[]) =>
  Object.fromEntries(movedFiles(folder, new Map(paths.map((path) => [path, files[path] ?? '']))));

test('finds a whole folder that was moved, equal files by their paths', () => {
  const folder = project();
  move(folder, 'src/tasks', 'src/modules/tasks');
  move(folder, 'src/notes', 'src/modules/notes');
  expect(find(folder, ...Object.keys(files))).toEqual({
    'src/tasks/routes.ts': 'src/modules/tasks/routes.ts',
    'src/tasks/index.ts': 'src/modules/tasks/index.ts',
    'src/notes/routes.ts': 'src/modules/notes/routes.ts',
    'src/notes/index.ts': 'src/modules/notes/index.ts',
  });
});

test('finds a file that was moved, renamed and edited, in another line end', () => {
  const folder = project();
  rmSync(join(folder, 'src/tasks/routes.ts'));
  const edited = routes('tasks').replace('../http', '../../http').replaceAll('\n', '\r\n');
  writeTree(folder, { 'src/todo.ts': `\uFEFF// mine\r\n${edited}` });
  expect(find(folder, 'src/tasks/routes.ts')).toEqual({ 'src/tasks/routes.ts': 'src/todo.ts' });
});

test.each<[string, Tree]>([
  ['a file that only has the same shape', { 'src/mine.ts': routes('mine') }],
  ['two copies', { 'src/one.ts': routes('tasks'), 'src/two.ts': routes('tasks') }],
  ['a file of another kind', { 'docs/routes.md': routes('tasks') }],
  ['what is built', { 'dist/tasks/routes.ts': routes('tasks') }],
  ['packages', { 'src/node_modules/x/routes.ts': routes('tasks') }],
  ['what git ignores', { '.gitignore': '# x\n/out/\n', 'out/tasks/routes.ts': routes('tasks') }],
  ['a big file', { 'src/big.ts': routes('tasks') + '// more\n'.repeat(50_000) }],
  ['the file of another unit', {}],
])('does not take %s for it', (_, others) => {
  const folder = project();
  rmSync(join(folder, 'src/tasks/routes.ts'));
  writeTree(folder, others);
  expect(find(folder, 'src/tasks/routes.ts')).toEqual({});
});

test('a few lines are no likeness, but the same under the same name are', () => {
  const folder = project();
  rmSync(join(folder, 'src/tasks/index.ts'));
  writeTree(folder, { 'src/other/barrel.ts': files['src/tasks/index.ts'] ?? '' });
  expect(find(folder, 'src/tasks/index.ts')).toEqual({});
  move(folder, 'src/other/barrel.ts', 'src/other/index.ts');
  expect(find(folder, 'src/tasks/index.ts')).toEqual({
    'src/tasks/index.ts': 'src/other/index.ts',
  });
});

test('of two candidates the clearly better one is taken, and each only once', () => {
  const lines = (...numbers: number[]) => numbers.map((number) => `line ${number}\n`).join('');
  const pristine = lines(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  const missing = [{ path: 'a.ts', text: pristine }];
  const better = { path: 'x.ts', text: lines(1, 2, 3, 4, 5, 6, 7, 8, 9, 11) };
  const worse = { path: 'y.ts', text: lines(1, 2, 3, 4, 5, 6, 12, 13, 14, 15) };
  const nearly = { path: 'z.ts', text: lines(1, 2, 3, 4, 5, 6, 7, 8, 9, 16) };
  const alone = { path: 'w.ts', text: lines(1, 2, 3, 4, 5, 12, 13, 14, 15, 16) };
  expect([...matches(missing, [better, worse])]).toEqual([['a.ts', 'x.ts']]);
  expect([...matches(missing, [worse])]).toEqual([['a.ts', 'y.ts']]);
  expect([...matches(missing, [better, nearly])]).toEqual([]);
  expect([...matches(missing, [alone])]).toEqual([]);
  expect([...matches([...missing, { path: 'b.ts', text: pristine }], [better])]).toEqual([]);
});

test('reads nothing where nothing is missing', () => {
  expect(movedFiles('/there/is/no/such/folder', new Map())).toEqual(new Map());
});

test('an empty file is nowhere', () => {
  const folder = project();
  writeFileSync(join(folder, 'src/empty.ts'), '');
  expect([...movedFiles(folder, new Map([['src/gone.ts', '']]))]).toEqual([]);
});
