import { isDeepStrictEqual } from 'node:util';
import { createTwoFilesPatch } from 'diff';
import type { Blueprint } from '../../src/blueprint/types.js';
import type { Planned } from '../../src/commands/plan-change.js';
import type { RenamedUnit } from '../../src/plan/evolution.js';
import { blueprintPath } from '../../src/plan/project-files.js';
import type { Manifest } from '../../src/plan/state.js';
import { fresh, isOnce } from './fresh.js';
import { bare, marksIn, surplus } from './marks.js';
import type { Project } from './memory.js';
import { code, faultOf, repeatedLine } from './syntax.js';
import type { Tally } from './tally.js';

/** One step as it went. */
export interface Step {
  before: Project;
  after: Project;
  applied: Blueprint;
  planned: Planned;
  renamed: Map<string, RenamedUnit>;
  /** How conflicts were settled, where there were some. */
  settled: 'ours' | 'markers' | null;
  /** The files that were in conflict. */
  conflicts: string[];
  restored: boolean;
}

/** Throws what is wrong. */
const fail = (message: string): never => {
  throw new Error(message);
};

const manifestIn = (project: Project, unit: string): Manifest | null =>
  JSON.parse(project.get(`.vibe/units/${unit}.json`) ?? 'null') as Manifest | null;

const unitNames = (project: Project): string[] =>
  [...project.keys()]
    .filter((path) => path.startsWith('.vibe/units/'))
    .map((path) => path.slice('.vibe/units/'.length, -'.json'.length));

const isJudged = (path: string): boolean =>
  !path.startsWith('.vibe/') && !isOnce(path) && path !== blueprintPath;

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

const pairsOf = ({ before, after, renamed }: Step): Pair[] =>
  unitNames(after).flatMap((unit) => {
    const was = renamed.get(unit);
    const earlier = Object.keys(manifestIn(before, was?.from ?? unit)?.files ?? {});
    const { files, moved = {} } = manifestIn(after, unit) as Manifest;
    return Object.keys(files).map((path, index): Pair => {
      const old = was ? (earlier[index] ?? path) : path;
      const to = moved[path] ?? path;
      return {
        path,
        earlier: old,
        from: moved[path] ?? old,
        to,
        renamed: was?.renamed,
      };
    });
  });

/** Line ends and such, which nobody but the user changes. */
const shapeOf = (text: string): string => {
  const returns = text.split('\r\n').length - 1;
  const lines = text.split('\n').length - 1;
  const ends = returns === 0 ? 'LF' : returns === lines ? 'CRLF' : 'both';
  return `${ends} ${text.startsWith('\uFEFF')} ${/\n$/.test(text)}`;
};

const plain = (text: string): string => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');

const withEnd = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

const tell = (words: Map<string, number>): string =>
  [...words].map(([word, count]) => `${count > 0 ? '+' : ''}${count} ${word}`).join(', ');

interface Texts {
  base: string;
  yours: string;
  render: string;
  result: string;
}

const checkMerged = (pair: Pair, texts: Texts, tally: Tally): void => {
  const { base, yours, render, result } = texts;
  const { to: path, renamed } = pair;
  if (base === render && result !== yours && !renamed)
    fail(`${path} was changed although its render did not`);
  const [was, is] = [shapeOf(yours), shapeOf(result)];
  if (!was.startsWith('both') && was !== is && yours.split('\n').length > 2)
    fail(`${path} was ${was} and is ${is}`);
  if (plain(withEnd(yours)) === base) {
    if (plain(withEnd(result)) !== render)
      fail(`${path} differs from its render in more than style`);
    tally.add('written in its own style');
    return;
  }
  if (base === render) {
    tally.add('left alone');
    return;
  }
  tally.add('merged into an edited file');
  const left = surplus(result, [yours, render], [base]);
  if (left.size === 0) return;
  if (renamed && surplus(result, [renamed(yours), render], [renamed(base)]).size === 0) return;
  // By its structure, code is merged without the comments that the tool has changed.
  const rest = isCode(path)
    ? surplus(code(result), [code(yours), code(render)], [code(base)])
    : left;
  const isMore = [...rest.values()].every((count) => count > 0);
  if (rest.size === 0) tally.add('an old comment stayed');
  else if (isMore && isGone(rest, texts, renamed)) tally.add('both took the same away');
  else if (isMore && isKeptImport(rest, yours)) tally.add('an import with a comment stayed');
  else
    fail(
      `${path} has ${tell(left)}\n${patch('pristine to render', base, render)}${patch('pristine to yours', base, yours)}${patch('yours to result', yours, result)}`,
    );
};

/** Whether what is left stands in imports that somebody has written a comment on: these stay. */
const isKeptImport = (rest: Map<string, number>, yours: string): boolean => {
  const lines = yours.split('\n');
  const commented = lines.filter(
    (line, index) => /^import /.test(line) && /\/\/ mine/.test(`${lines[index - 1]}${line}`),
  );
  const words = commented.join('\n');
  return [...rest.keys()].every((word) => words.includes(word));
};

const isCode = (path: string): boolean => /\.[cm]?[jt]s$/.test(path);

const patch = (title: string, one: string, other: string): string =>
  createTwoFilesPatch(title, '', one, other, '', '', { context: 2 });

const without = (one: string, other: string): string[] => {
  const there = new Set(other.split('\n').map(bare));
  return one.split('\n').filter((line) => !there.has(bare(line)));
};

/** Whether what is left stands in lines that neither side has any more. */
const isGone = (
  left: Map<string, number>,
  { base, yours, render }: Texts,
  renamed: Pair['renamed'],
): boolean => {
  const gone = [base, ...(renamed ? [renamed(base)] : [])].flatMap((text) => {
    const missing = new Set(without(text, yours));
    return without(text, render).filter((line) => missing.has(line));
  });
  const words = gone.join('\n');
  return [...left.keys()].every((word) => words.includes(word));
};

const checkPair = (step: Step, pair: Pair, from: Project, to: Project, tally: Tally): void => {
  const { before, after } = step;
  const base = from.get(pair.earlier);
  const render = to.get(pair.path);
  const yours = before.get(pair.from);
  const result = after.get(pair.to);
  if (render === undefined) throw new Error(`${pair.path} is of no unit of a fresh project`);
  if (base === undefined) {
    if (yours === undefined && result !== render) fail(`${pair.path} is new and not as rendered`);
    if (yours !== undefined && result !== yours) fail(`${pair.to} was in the way and is changed`);
    return;
  }
  if (yours === undefined) {
    if (step.restored ? result !== render : result !== undefined)
      fail(`${pair.to} was deleted and ${step.restored ? 'is not' : 'is'} there again`);
    tally.add('stays deleted');
    return;
  }
  if (result === undefined) throw new Error(`${pair.to} is gone`);
  if (yours === base) {
    if (result !== render) fail(`${pair.to} was not edited and is not as rendered`);
    if (pair.to !== pair.path) tally.add('found where it was moved to');
    return;
  }
  if (step.conflicts.includes(pair.from)) return;
  checkMerged(pair, { base, yours, render, result }, tally);
};

/** Every file that the tool tracks is as a fresh render, with the user's edits. */
export const checkTracked = (step: Step, tally: Tally): void => {
  const from = fresh(step.applied);
  const to = fresh(step.planned.intent.blueprint);
  const pairs = pairsOf(step).filter(({ path }) => isJudged(path));
  for (const pair of pairs) checkPair(step, pair, from, to, tally);
  const tracked = new Set(pairs.map(({ path }) => path));
  for (const path of to.keys())
    if (isJudged(path) && !tracked.has(path)) fail(`${path} is of no unit`);
  checkOthers(step, pairs, from, tally);
};

/** Files that are no longer rendered go where nobody edited them; nothing else is touched. */
const checkOthers = (step: Step, pairs: Pair[], from: Project, tally: Tally): void => {
  const { before, after, planned } = step;
  const known = new Set(pairs.flatMap((pair) => [pair.from, pair.to]));
  const gone = new Map<string, string>();
  const renamed = new Set(pairs.map(({ earlier }) => earlier));
  for (const unit of unitNames(before)) {
    const { files, moved = {} } = manifestIn(before, unit) as Manifest;
    for (const path of Object.keys(files))
      if (isJudged(path) && !renamed.has(path)) gone.set(moved[path] ?? path, path);
  }
  for (const [path, text] of before) {
    if (path.startsWith('.vibe/') || path === blueprintPath || known.has(path)) continue;
    const source = gone.get(path);
    const isUntouched = source !== undefined && from.get(source) === text;
    if (isUntouched && after.has(path)) fail(`${path} is not rendered any more and still there`);
    if (!isUntouched && after.get(path) !== text) fail(`${path} is the user's and was changed`);
    if (source !== undefined) tally.add(isUntouched ? 'gone' : 'gone but edited');
  }
  const made = new Set([...known, ...planned.migrations]);
  for (const path of after.keys())
    if (!before.has(path) && !made.has(path) && !path.startsWith('.vibe/'))
      fail(`${path} came from nowhere`);
};

/** What the tool remembers is what it would remember of a fresh project. */
export const checkMemory = ({ after, planned }: Step): void => {
  const { blueprint } = planned.intent;
  const made = fresh(blueprint);
  if (
    !isDeepStrictEqual(
      JSON.parse((after.get(blueprintPath) ?? '').replace(/^\uFEFF/, '')),
      blueprint,
    )
  )
    fail('vibe.json is not what was meant');
  const objects = (project: Project): string =>
    [...project.keys()]
      .filter((path) => path.startsWith('.vibe/objects/'))
      .sort()
      .join('\n');
  if (objects(after) !== objects(made)) fail('.vibe/objects differ from those of a fresh project');
  if (after.get('.vibe/tables.json') !== made.get('.vibe/tables.json')) fail('tables.json differs');
  for (const unit of new Set([...unitNames(after), ...unitNames(made)])) {
    if (unit === 'migrations' || unit === 'first') continue;
    const { moved: _, ...is } = manifestIn(after, unit) ?? fail(`${unit} is not remembered`);
    const should = manifestIn(made, unit) ?? fail(`${unit} is remembered and no more there`);
    if (!isDeepStrictEqual(is, should)) fail(`the manifest of ${unit} differs`);
  }
};

/** Every line of the user's is there as often as before. */
export const checkMarks = ({ before, after, planned, renamed, settled }: Step): void => {
  const was = new Map<string, string[]>();
  const is = new Map<string, string[]>();
  for (const { path } of planned.files) {
    if (path.startsWith('.vibe/')) continue;
    marksIn(before.get(path) ?? '', was);
    marksIn(after.get(path) ?? '', is);
  }
  const names = [...new Set([...renamed.values()].map((one) => one.renamed))];
  for (const [mark, lines] of was) {
    const now = is.get(mark) ?? [];
    if (now.length !== lines.length)
      fail(`${mark} was there ${lines.length} times and is ${now.length} times: ${lines}`);
    const isSame = now.every(
      (line) =>
        lines.includes(line) || lines.some((old) => names.some((name) => name(old) === line)),
    );
    if (!isSame && names.length === 0 && settled === null)
      fail(`the line of ${mark} was ${lines} and is ${now}`);
  }
};

/** What parsed before parses, and nothing is there twice. */
export const checkSyntax = (step: Step): void => {
  const { before, after, planned, settled } = step;
  const from = fresh(step.applied);
  for (const change of planned.files) {
    const { path } = change;
    const text = after.get(path);
    if (text === undefined || path.startsWith('.vibe/')) continue;
    const outcome = planned.outcomes.find((one) => one.path === path);
    const place = outcome?.verb === 'move' ? outcome.from : path;
    const yours = before.get(place) ?? '';
    if (settled === 'markers' && /^<{7} yours/m.test(text)) continue;
    const fault = faultOf(path, text);
    if (fault && !faultOf(path, yours))
      fail(`${path}: ${fault}\n${patch('yours to result', yours, text)}`);
    // Both versions of a section of a README are kept.
    if (settled && path.endsWith('.md')) continue;
    const render = fresh(planned.intent.blueprint).get(path);
    const pristine = from.get(place);
    if (render === undefined || pristine === undefined) continue;
    const line = repeatedLine(text, [
      yours,
      render,
      ...[...step.renamed.values()].map((one) => one.renamed(yours)),
    ]);
    if (line) fail(`${path} has this too often: ${line}\n${patch('yours to result', yours, text)}`);
  }
};
