import type { Outcome } from '../plan/compare.js';
import type { Change, Disk, Memory } from '../plan/evolution.js';
import type { PlannedFile } from '../plan/plan.js';
import { unitState } from '../plan/state.js';
import type { FileChange } from '../project/changes.js';

const fileChanges = (outcome: Outcome): FileChange[] => {
  switch (outcome.verb) {
    case 'create':
      return [{ verb: 'create', path: outcome.path, content: outcome.content }];
    case 'update':
      return [
        { verb: 'update', path: outcome.path, content: outcome.content, before: outcome.before },
      ];
    case 'move':
      return [
        { verb: 'create', path: outcome.path, content: outcome.content },
        { verb: 'delete', path: outcome.from, before: outcome.before },
      ];
    case 'delete':
      return [{ verb: 'delete', path: outcome.path, before: outcome.before }];
    default:
      return [];
  }
};

/** A file that comes where another one leaves changes what is there. */
const atOnce = (changes: FileChange[]): FileChange[] => {
  const leaving = new Map(
    changes.flatMap((change) => (change.verb === 'delete' ? [[change.path, change.before]] : [])),
  );
  const filled = new Set(
    changes.flatMap(({ verb, path }) => (verb === 'create' && leaving.has(path) ? [path] : [])),
  );
  return changes.flatMap((change): FileChange[] => {
    const { path } = change;
    if (!filled.has(path)) return [change];
    if (change.verb !== 'create') return [];
    const before = leaving.get(path) ?? '';
    return before === change.content ? [] : [{ ...change, verb: 'update', before }];
  });
};

const write =
  (disk: Disk) =>
  ({ path, content }: PlannedFile): FileChange[] => {
    const before = disk.read(path);
    if (before === null) return [{ verb: 'create', path, content }];
    return before === content ? [] : [{ verb: 'update', path, content, before }];
  };

const remove = (disk: Disk, path: string): FileChange[] => {
  const before = disk.read(path);
  return before === null ? [] : [{ verb: 'delete', path, before }];
};

/** Writes what the tool remembers of changed units, and forgets what it need not know any more. */
const stateChanges = (
  { units, gone }: Change,
  tables: PlannedFile,
  memory: Memory,
  disk: Disk,
): FileChange[] => {
  const written = units.flatMap(unitState);
  const kept = new Set(written.map(({ path }) => path));
  const old = [...units.map(({ name }) => name), ...gone].flatMap((name) => {
    const object = memory.manifests.get(name)?.object;
    return object ? [`.vibe/objects/${object}`] : [];
  });
  const forgotten = [...old, ...gone.map((name) => `.vibe/units/${name}.json`)];
  return [
    ...[...written, tables].flatMap(write(disk)),
    ...forgotten.filter((path) => !kept.has(path)).flatMap((path) => remove(disk, path)),
  ];
};

/** All that is written to a project so that it becomes what was planned, in one go. */
export const changesOf = (
  change: Change,
  tables: PlannedFile,
  memory: Memory,
  disk: Disk,
): FileChange[] => [
  ...atOnce(change.outcomes.flatMap(fileChanges)),
  ...stateChanges(change, tables, memory, disk),
];
