import { isDeepStrictEqual } from 'node:util';
import type { Planned } from '../../src/commands/plan-change.js';
import { ingredientsOf } from '../../src/plan/plan.js';
import { blueprintPath } from '../../src/plan/project-files.js';
import type { Table } from '../../src/plan/tables.js';
import { fresh } from './fresh.js';
import { marksIn } from './marks.js';
import type { Project } from './memory.js';
import { axesOf } from './stacks.js';
import { fail, isCode, manifestIn, patch, type Step, unitNames } from './step.js';
import { faultOf, repeatedLine } from './syntax.js';
import { differ } from './tables.js';

const objectsIn = (project: Project): string =>
  [...project.keys()]
    .filter((path) => path.startsWith('.vibe/objects/'))
    .sort()
    .join('\n');

/** What the tool remembers is what it would remember of a fresh project. */
export const checkMemory = ({ after, planned }: Step): void => {
  const { blueprint } = planned.intent;
  const made = fresh(blueprint);
  const document = JSON.parse((after.get(blueprintPath) ?? '').replace(/^\uFEFF/, ''));
  if (!isDeepStrictEqual(document, blueprint)) fail('vibe.json is not what was meant');
  if (objectsIn(after) !== objectsIn(made))
    fail('.vibe/objects differ from those of a fresh project');
  if (after.get('.vibe/tables.json') !== made.get('.vibe/tables.json')) fail('tables.json differs');
  for (const unit of new Set([...unitNames(after), ...unitNames(made)])) {
    // These are only ever added to.
    if (unit === 'migrations' || unit === 'first') continue;
    const { moved: _, ...is } = manifestIn(after, unit) ?? fail(`${unit} is not remembered`);
    const should = manifestIn(made, unit) ?? fail(`${unit} is remembered and no more there`);
    if (!isDeepStrictEqual(is, should)) fail(`the manifest of ${unit} differs`);
  }
};

/** Where a file was before the step. */
const placeOf = ({ outcomes }: Planned, path: string): string => {
  const outcome = outcomes.find((one) => one.path === path);
  return outcome?.verb === 'move' ? outcome.from : path;
};

/** Every line of the user's is there as often as before, as it was. */
export const checkMarks = ({ before, after, planned, settled }: Step): void => {
  const was = new Map<string, string[]>();
  const is = new Map<string, string[]>();
  for (const { path } of planned.files) {
    if (path.startsWith('.vibe/')) continue;
    marksIn(before.get(path) ?? '', was);
    marksIn(after.get(path) ?? '', is);
  }
  for (const [mark, lines] of was) {
    const now = is.get(mark) ?? [];
    if (now.sort().join() === lines.sort().join()) continue;
    // With markers, a line that is partly the tool's stands in both sides.
    if (settled === 'markers' && mark.endsWith('_beside') && now.length > 0) continue;
    const patches = planned.files.flatMap(({ path }) => {
      const text = after.get(path) ?? '';
      const place = placeOf(planned, path);
      const isHere = !path.startsWith('.vibe/') && text.toLowerCase().includes(mark);
      return isHere ? [patch('yours to result', before.get(place) ?? '', text)] : [];
    });
    fail(`"${lines}" of the user's is "${now}" now\n${patches.join('')}`);
  }
};

/** What parsed before parses, and nothing is there twice. */
export const checkSyntax = (step: Step): void => {
  const { before, after, planned, settled } = step;
  const [from, to] = [fresh(step.applied), fresh(planned.intent.blueprint)];
  const renames = [...step.renamed.values()];
  for (const { path } of planned.files) {
    const text = after.get(path);
    if (text === undefined || path.startsWith('.vibe/')) continue;
    if (settled === 'markers' && /^<{7} yours/m.test(text)) continue;
    const place = placeOf(planned, path);
    const yours = before.get(place) ?? '';
    const fault = faultOf(path, text);
    if (fault && !faultOf(path, yours))
      fail(`${path}: ${fault}\n${patch('yours to result', yours, text)}`);
    const render = to.get(path);
    if (!isCode(path) || render === undefined || !from.has(place)) continue;
    const line = repeatedLine(text, [
      yours,
      render,
      ...renames.map((one) => one.renamed(path)(yours)),
    ]);
    if (line) fail(`${path} has this too often: ${line}\n${patch('yours to result', yours, text)}`);
  }
};

/** There are migrations where the tables differ, or a column is another's now, and else none. */
export const checkMigrations = ({ planned }: Step, tables: Table[]): void => {
  const { blueprint, renames } = planned.intent;
  const after = ingredientsOf(axesOf(blueprint.version), blueprint).tables;
  const isNeeded = differ(tables, after) || Object.keys(renames.fields).length > 0;
  const count = planned.migrations.length;
  if (isNeeded !== count > 0)
    fail(`${count} migrations where the tables ${isNeeded ? 'differ' : 'are the same'}`);
};
