import type { FileChange } from '../../src/project/changes.js';
import type { Tree } from './tree-files.js';

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);

const path = (number: number): string => `src/größe ${number % 7}/${number % 3}/datei ${number}.ts`;

const text = (number: number, version: string): string =>
  `\uFEFF// ${version} ${number} größe 項目\r\n`.repeat(number % 10 === 0 ? 400 : 5 + number);

const others: Tree = { 'README.md': '# mine\n', 'src/größe 1/0/mine.ts': 'mine\n' };

const tree = (kept: [number[], string][]): Tree => ({
  ...others,
  ...Object.fromEntries(
    kept.flatMap(([group, version]) => group.map((each) => [path(each), text(each, version)])),
  ),
});

const updated = numbers(0, 25);
const deleted = numbers(25, 40);
const created = numbers(40, 60);

/** A project before and after sixty changes. */
export const oldTree = tree([
  [updated, 'old'],
  [deleted, 'old'],
]);
export const newTree = tree([
  [updated, 'new'],
  [created, 'new'],
]);

export const sixtyChanges: FileChange[] = [
  ...updated.map((number) => ({
    verb: 'update' as const,
    path: path(number),
    before: text(number, 'old'),
    content: text(number, 'new'),
  })),
  ...deleted.map((number) => ({
    verb: 'delete' as const,
    path: path(number),
    before: text(number, 'old'),
  })),
  ...created.map((number) => ({
    verb: 'create' as const,
    path: path(number),
    content: text(number, 'new'),
  })),
];

/** The same backwards. */
export const backAgain: FileChange[] = sixtyChanges.map((change): FileChange => {
  if (change.verb === 'create')
    return { verb: 'delete', path: change.path, before: change.content };
  if (change.verb === 'delete')
    return { verb: 'create', path: change.path, content: change.before };
  return { ...change, content: change.before, before: change.content };
});
