import { keepsOldImports, keepsOwnImports } from '../merge/imports/kept.js';
import { type Hunk, type Merged, merge } from '../merge/merge.js';
import type { PlannedFile } from './plan.js';
import { renamedText } from './renamed-text.js';

/** What is to be done about conflicts: nothing at all, or to write both sides, or one of them. */
export type Resolution = 'markers' | 'ours' | 'theirs';

/** Why a file is left as it is although the tool would have something to say. */
export type Skip = 'deleted' | 'edited' | 'in-the-way';

/** What becomes of one file, by the verbs that everybody knows. */
export type Outcome =
  | { verb: 'create'; path: string; content: string }
  | { verb: 'update'; path: string; content: string; before: string }
  | { verb: 'move'; path: string; content: string; before: string; from: string }
  | { verb: 'delete'; path: string; before: string }
  | { verb: 'identical'; path: string }
  | { verb: 'skip'; path: string; reason: Skip }
  | { verb: 'conflict'; path: string; reason: string; hunks: Hunk[]; lines: string[] };

/** A rendered file, beside what the tool rendered before and what the disk holds. */
export interface Compared {
  file: PlannedFile;
  /** Missing where the tool has not made the file before. */
  pristine?: string;
  /** Where the user's file lies: elsewhere than `file.path` where it was moved or is being renamed. */
  place: string;
  /** Null where there is no such file. */
  yours: string | null;
  /** Whether the file goes from `place` to `file.path`, and whether something is there already. */
  moves?: boolean;
  isTaken?: boolean;
  /** Makes an earlier text speak of the new names. */
  renamed?(text: string): string;
}

export interface CompareOptions {
  conflict?: Resolution;
  /** Whether to make again what the user has deleted. */
  restore?: boolean;
}

const conflict = (
  path: string,
  reason: string,
  hunks: Hunk[] = [],
  lines: string[] = [],
): Outcome => ({
  verb: 'conflict',
  path,
  reason,
  hunks,
  lines,
});

/** Without a pristine text the file is new: what lies in its place is never overwritten. */
const compareNew = ({ file, yours }: Compared, { conflict: by }: CompareOptions): Outcome => {
  const { path, content } = file;
  if (yours === null) return { verb: 'create', path, content };
  if (yours === content) return { verb: 'identical', path };
  if (by === 'ours') return { verb: 'skip', path, reason: 'in-the-way' };
  return conflict(
    path,
    'There is a file of yours in the way: move it, or keep it with --conflict=ours.',
  );
};

const written = ({ file, place, moves }: Compared, before: string, content: string): Outcome => {
  if (moves) return { verb: 'move', path: file.path, from: place, before, content };
  return before === content
    ? { verb: 'identical', path: place }
    : { verb: 'update', path: place, content, before };
};

/** The lines of a text in no order, since names also decide how imports are sorted and lines are wrapped. */
const linesOf = (text: string): string =>
  text
    .replaceAll(/,?\s+(?=[)\]}])|(?<=[([{])\s+/g, '')
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ''))
    .sort()
    .join('\n');

/** Where the names alone have changed, the user's lines follow the renaming where they have to. */
const mergeRenamed = async (
  compared: Compared,
  pristine: string,
  yours: string,
): Promise<Merged> => {
  const { file, renamed } = compared;
  const render = file.content;
  const plain = await merge(file.path, { pristine, yours, render });
  // Where more has changed than the names, the user's lines would get names that nothing else has.
  if (!renamed || linesOf(renamed(pristine)) !== linesOf(render)) return plain;
  const follow = () => {
    const own = renamedText(yours, pristine, renamed);
    return merge(file.path, { pristine: renamed(pristine), yours: own, render });
  };
  if (plain.kind !== 'clean') return follow();
  // Own code that uses the old names would ask for what is not there any more, and a model that has
  // another name would come without what somebody did to it.
  const hasModels = file.path.endsWith('.prisma');
  if (!hasModels && !(await keepsOldImports(file.path, { pristine, render }, plain.text)))
    return plain;
  const followed = await follow();
  const isWhole =
    followed.kind === 'clean' &&
    (await keepsOwnImports(file.path, { pristine, yours }, followed.text));
  return isWhole ? followed : plain;
};

const compareMerged = async (
  compared: Compared,
  pristine: string,
  yours: string,
  { conflict: by }: CompareOptions,
): Promise<Outcome> => {
  const { file, place } = compared;
  const merged = await mergeRenamed(compared, pristine, yours);
  if (merged.kind === 'clean') return written(compared, yours, merged.text);
  if (merged.kind === 'refused') {
    if (by === 'ours') return written(compared, yours, yours);
    if (by === 'theirs') return written(compared, yours, file.content);
    return conflict(place, merged.reason, [], merged.lines);
  }
  if (by) return written(compared, yours, merged.resolve(by));
  return conflict(place, 'You and the tool have changed the same lines.', merged.hunks);
};

/** What becomes of a file that is rendered. */
export const compare = async (compared: Compared, options: CompareOptions): Promise<Outcome> => {
  const { file, pristine, place, yours, isTaken } = compared;
  if (isTaken && yours !== null)
    return conflict(
      file.path,
      `There is a file of yours in the way of ${place}: move it, or keep it with --conflict=ours.`,
    );
  if (file.class === 'once' && pristine === undefined && yours !== null)
    return { verb: 'identical', path: place };
  if (pristine === undefined) return compareNew(compared, options);
  if (yours === null)
    return options.restore
      ? { verb: 'create', path: file.path, content: file.content }
      : { verb: 'skip', path: place, reason: 'deleted' };
  if (pristine === file.content) return written(compared, yours, yours);
  if (yours === pristine || yours === file.content) return written(compared, yours, file.content);
  return compareMerged(compared, pristine, yours, options);
};

/** What becomes of a file that is not rendered any more: edits are kept. */
export const compareGone = (
  place: string,
  pristine: string | undefined,
  yours: string | null,
): Outcome => {
  if (yours === null) return { verb: 'identical', path: place };
  return yours === pristine
    ? { verb: 'delete', path: place, before: yours }
    : { verb: 'skip', path: place, reason: 'edited' };
};
