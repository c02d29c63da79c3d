import { blueprintPath } from '../../src/plan/project-files.js';
import { onlyRenaming } from '../../src/plan/renamed-units.js';
import type { Manifest } from '../../src/plan/state.js';
import { fresh, isOnce } from './fresh.js';
import type { Project } from './memory.js';
import { judgeMerged } from './merged.js';
import { fail, manifestIn, type Step, unitNames } from './step.js';
import type { Tally } from './tally.js';

/** A file that a unit renders, as it was and as it is. */
interface Pair {
  path: string;
  /** Its path before a renaming. */
  earlier: string;
  /** Where the user has it, before and after. */
  from: string;
  to: string;
  renamed: ((text: string) => string) | undefined;
}

const isJudged = (path: string): boolean =>
  !path.startsWith('.vibe/') && !isOnce(path) && path !== blueprintPath;

/** Every file that the tool tracks after a step. */
export const pairsOf = ({ before, after, renamed }: Step): Pair[] =>
  unitNames(after).flatMap((unit) => {
    const was = renamed.get(unit);
    const earlier = Object.keys(manifestIn(before, was?.from ?? unit)?.files ?? {});
    const { files, moved = {} } = manifestIn(after, unit) as Manifest;
    return Object.keys(files).map((path, index): Pair => {
      const old = was ? (earlier[index] ?? path) : path;
      const place = moved[path];
      return {
        path,
        earlier: old,
        from: place ?? old,
        to: place ?? path,
        renamed: (was?.renamed ?? onlyRenaming(renamed))?.(path),
      };
    });
  });

const judgeNew = ({ to }: Pair, yours: string | undefined, result: string, render: string) => {
  if (result !== (yours ?? render))
    fail(`${to} is new and not as ${yours ? 'it was' : 'rendered'}`);
  return [yours === undefined ? 'new' : 'new, and the own one in its place stayed'];
};

const judgeDeleted = (to: string, isMade: boolean, isThere: boolean): string[] => {
  if (isMade !== isThere) fail(`${to} was deleted and is${isThere ? '' : ' not'} there again`);
  return [isThere ? 'made again' : 'stays deleted'];
};

const judge = (step: Step, pair: Pair, from: Project, to: Project): string[] => {
  const { path, earlier, renamed } = pair;
  const [base, render] = [from.get(earlier), to.get(path)];
  const [yours, result] = [step.before.get(pair.from), step.after.get(pair.to)];
  if (render === undefined) return fail(`${path} is of no unit of a fresh project`);
  if (yours === undefined && base !== undefined)
    return judgeDeleted(pair.to, step.restored, result === render);
  if (result === undefined) return fail(`${pair.to} is gone`);
  const inTheWay = pair.to === pair.from ? undefined : step.before.get(pair.to);
  if (inTheWay !== undefined) return judgeNew(pair, inTheWay, result, render);
  if (base === undefined || yours === undefined) return judgeNew(pair, yours, result, render);
  if (yours === base) {
    if (result !== render) fail(`${pair.to} was not edited and is not as rendered`);
    return [pair.to === path ? 'rendered' : 'rendered where it was moved to'];
  }
  if (step.conflicts.includes(pair.from)) return ['settled'];
  return judgeMerged({ path: pair.to, base, yours, render, result, renamed });
};

/** Files that are no longer rendered go where nobody edited them; nothing else is touched. */
const checkOthers = (step: Step, pairs: Pair[], from: Project, tally: Tally): void => {
  const { before, after, planned } = step;
  const known = new Set(pairs.flatMap((pair) => [pair.from, pair.to]));
  const gone = new Map<string, string>();
  const earlier = new Set(pairs.map((pair) => pair.earlier));
  for (const unit of unitNames(before)) {
    const { files, moved = {} } = manifestIn(before, unit) as Manifest;
    for (const path of Object.keys(files))
      if (isJudged(path) && !earlier.has(path)) gone.set(moved[path] ?? path, path);
  }
  for (const [path, text] of before) {
    if (path.startsWith('.vibe/') || path === blueprintPath || known.has(path)) continue;
    const source = gone.get(path);
    const isUntouched = source !== undefined && from.get(source) === text;
    if (isUntouched && after.has(path)) fail(`${path} is not rendered any more and still there`);
    if (!isUntouched && after.get(path) !== text) fail(`${path} is the user's and was changed`);
    if (source !== undefined)
      tally.add(`file: ${isUntouched ? 'gone' : 'no longer rendered, but edited'}`);
  }
  const made = new Set([...known, ...planned.migrations]);
  for (const path of after.keys())
    if (!before.has(path) && !made.has(path) && !path.startsWith('.vibe/'))
      fail(`${path} came from nowhere`);
};

/** Every file that the tool tracks is as a fresh render, with the user's edits. */
export const checkTracked = (step: Step, tally: Tally): void => {
  const from = fresh(step.applied);
  const to = fresh(step.planned.intent.blueprint);
  const pairs = pairsOf(step).filter(({ path }) => isJudged(path));
  for (const pair of pairs)
    for (const verdict of judge(step, pair, from, to)) tally.add(`file: ${verdict}`);
  const tracked = new Set(pairs.map(({ path }) => path));
  for (const path of to.keys())
    if (isJudged(path) && !tracked.has(path)) fail(`${path} is of no unit`);
  checkOthers(step, pairs, from, tally);
};
