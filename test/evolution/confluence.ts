import type { Blueprint } from '../../src/blueprint/types.js';
import { mergeLineLists } from '../../src/merge/lines.js';
import { fresh } from './fresh.js';
import { surplus } from './marks.js';
import type { Project } from './memory.js';
import { fail, isCode, manifestIn, patch, plain, type Step, unitNames } from './step.js';
import { code } from './syntax.js';
import type { Tally } from './tally.js';
import { pairsOf } from './tracked.js';

/** One edit of a file, as text before and after. */
interface Edit {
  from: string;
  to: string;
}

/** What people did to files, by where these are now; null where it was lost sight of. */
export type History = Map<string, Edit[] | null>;

/** Notes what somebody did between two states of a project. */
export const noteEdits = (history: History, before: Project, after: Project): void => {
  for (const [path, to] of after) {
    const from = before.get(path);
    if (from === to) continue;
    const known = history.get(path);
    if (from === undefined) {
      // A file that was moved takes its history with it.
      const source = [...before].find(([other, text]) => text === to && !after.has(other))?.[0];
      if (source) history.set(path, history.get(source) ?? []);
      if (source) history.delete(source);
    } else if (known !== null) history.set(path, [...(known ?? []), { from, to }]);
  }
  for (const path of before.keys()) if (!after.has(path)) history.delete(path);
};

/** Notes where a step has moved files, and which it could not merge. */
export const noteStep = (history: History, step: Step): void => {
  for (const { from, to } of pairsOf(step)) {
    const isSettled = step.conflicts.includes(from) || step.conflicts.includes(to);
    const known = isSettled ? null : history.get(from);
    if (known === undefined) continue;
    if (from !== to) history.delete(from);
    history.set(to, known);
  }
};

const linesOf = (text: string): string[] => plain(text).split('\n').slice(0, -1);

/** All edits of a file, made to another text; null where they do not fit. */
const made = (text: string, edits: Edit[]): string | null => {
  let lines = linesOf(text);
  for (const { from, to } of edits) {
    const merged = mergeLineLists(linesOf(from), lines, linesOf(to), 'ours');
    if (merged.hunks.length > 0) return null;
    lines = merged.lines;
  }
  return lines.map((line) => `${line}\n`).join('');
};

const judge = (path: string, is: string, other: string | null): string => {
  if (other === null) return 'does not fit any more';
  if (is === other) return 'is the same';
  if (surplus(is, [other], []).size === 0) return 'is the same in another order';
  if (isCode(path) && surplus(code(path, is), [code(path, other)], []).size === 0)
    return 'is the same but for comments';
  return fail(
    `${path} is another with all edits made at last\n${patch('made at last to made between', other, is)}`,
  );
};

/** Edits made between evolutions and edits made after all of them come to the same. */
export const checkConfluence = (
  project: Project,
  blueprint: Blueprint,
  history: History,
  tally: Tally,
): void => {
  const rendered = fresh(blueprint);
  for (const unit of unitNames(project)) {
    const { files = {}, moved = {} } = manifestIn(project, unit) ?? {};
    for (const path of Object.keys(files)) {
      const place = moved[path] ?? path;
      const [edits, is, render] = [history.get(place), project.get(place), rendered.get(path)];
      if (!edits || is === undefined || render === undefined) continue;
      tally.add(`at last: a file ${judge(place, plain(is), made(render, edits))}`);
    }
  }
};
