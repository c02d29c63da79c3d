import { isDeepStrictEqual } from 'node:util';
import { nothingRenamed } from '../../src/blueprint/change/renames.js';
import type { Blueprint } from '../../src/blueprint/types.js';
import { isChange } from '../../src/commands/change-report.js';
import type { EvolveFlags, Intent } from '../../src/commands/evolve.js';
import { refuseEdits, refuseOtherVersion } from '../../src/commands/open-project.js';
import { type Planned, planChange } from '../../src/commands/plan-change.js';
import { CliError } from '../../src/errors.js';
import { ingredientsOf } from '../../src/plan/plan.js';
import { blueprintPath } from '../../src/plan/project-files.js';
import { renamedUnits } from '../../src/plan/renamed-units.js';
import { type Dice, diceOf, pick } from './dice.js';
import { userEdit } from './edits.js';
import { type EvolutionKind, type Evolving, evolutions } from './evolutions.js';
import { fresh } from './fresh.js';
import { checkMarks, checkMemory, checkSyntax, checkTracked, type Step } from './judge.js';
import { markOf } from './marks.js';
import { applied, openMemory, type Project } from './memory.js';
import { axesOf, newBlueprint, type Stack } from './stacks.js';
import { differ } from './tables.js';
import type { Tally } from './tally.js';

/** One evolution and what the user does before it, by seeds. */
export interface Turn {
  kind: EvolutionKind;
  seed: number;
  edits: number[];
}

interface State {
  project: Project;
  tally: Tally;
  /** All that was done so far, for who has to read a failure. */
  log: string[];
  marks: number;
}

const blueprintOf = (project: Project): Blueprint =>
  JSON.parse((project.get(blueprintPath) ?? '').replace(/^\uFEFF/, '')) as Blueprint;

const edit = (state: State, seed: number): void => {
  state.marks += 1;
  const made = userEdit(diceOf(seed), state.project, markOf(state.marks));
  if (!made) return;
  state.log.push(made.what);
  state.tally.add(`user: ${made.what.split(' ')[0]}`);
  state.project = made.project;
};

/** Nothing is to be done, whatever the user edited. */
const checkStill = async (project: Project): Promise<void> => {
  const { version } = blueprintOf(project);
  const axes = axesOf(version);
  const open = openMemory(axes, project);
  const intent = { blueprint: open.blueprint, renames: nothingRenamed, message: '' };
  const { outcomes, files } = await planChange(axes, open, intent, {});
  const changed = outcomes.filter(isChange).map(({ verb, path }) => `${verb} ${path}`);
  const written = files.map(({ verb, path }) => `${verb} ${path}`);
  if (changed.length + written.length > 0)
    throw new Error(`once more changes: ${[...changed, ...written].join(', ')}`);
};

const checkMigrations = (
  { applied: before, planned }: Step,
  open: ReturnType<typeof openMemory>,
): void => {
  const { blueprint, renames } = planned.intent;
  const { tables } = ingredientsOf(axesOf(blueprint.version), blueprint);
  const isRenamed = Object.keys(renames.fields).length > 0;
  const isNeeded = differ(open.tables, tables) || isRenamed;
  const count = planned.migrations.length;
  if (isNeeded !== count > 0)
    throw new Error(
      `${count} migrations where the tables ${isNeeded ? 'differ' : 'are the same'} (${before.name})`,
    );
};

interface Tried {
  planned: Planned;
  settled: Step['settled'];
  conflicts: string[];
}

const conflictsIn = ({ outcomes }: Planned): string[] =>
  outcomes.flatMap(({ verb, path }) => (verb === 'conflict' ? [path] : []));

/** Plans, and settles conflicts as people do. */
const tryIt = async (
  plan: (flags: EvolveFlags) => Promise<Planned>,
  flags: EvolveFlags,
  dice: Dice,
  tally: Tally,
): Promise<Tried> => {
  const planned = await plan(flags);
  const conflicts = conflictsIn(planned);
  if (conflicts.length === 0) return { planned, settled: null, conflicts };
  for (const outcome of planned.outcomes)
    if (outcome.verb === 'conflict')
      tally.add(`conflict: ${outcome.hunks.length > 0 ? 'hunks' : outcome.reason.split(':')[0]}`);
  for (const conflict of dice() < 0.5 ? (['markers', 'ours'] as const) : (['ours'] as const)) {
    const settled = await plan({ ...flags, conflict });
    if (conflictsIn(settled).length > 0) continue;
    tally.add(`settled: ${conflict}`);
    return { planned: settled, settled: conflict, conflicts };
  }
  throw new Error(`--conflict=ours leaves conflicts: ${conflicts.join(', ')}`);
};

/** What the error asks for. */
const answered = (error: CliError, flags: EvolveFlags): EvolveFlags | null => {
  if (error.code === 'DATA_LOSS' && !flags.acceptDataLoss)
    return { ...flags, acceptDataLoss: true };
  if (error.code !== 'BACKFILL_NEEDED' || flags.backfill) return null;
  const missing = error.details.missing as { table: string; column: string; hint: string }[];
  return {
    ...flags,
    backfill: missing.map(({ table, hint }) => `${table}.${hint.replace(/^--backfill /, '')}`),
  };
};

/** Takes out what --conflict=markers has put in, keeping one's own side. */
const resolved = (project: Project): Project =>
  new Map(
    [...project].map(([path, text]) => [
      path,
      path.startsWith('.vibe/') || !text.includes('<<<<<<< yours')
        ? text
        : text
            .replaceAll(/^=======\r?\n[\s\S]*?^>>>>>>> create-vibe-backend(?:\r?\n|$)/gm, '')
            .replaceAll(/^<<<<<<< yours\r?\n/gm, ''),
    ]),
  );

const evolveOnce = async (state: State, evolving: Evolving, dice: Dice): Promise<void> => {
  const { tally } = state;
  const start = state.project;
  if (evolving.edited !== undefined)
    state.project = new Map(start).set(blueprintPath, evolving.edited);
  const before = state.project;
  let flags: EvolveFlags = { restore: dice() < 0.04, dropTable: dice() < 0.3 };
  const version = evolving.version ?? blueprintOf(start).version;
  const axes = axesOf(version);
  for (;;) {
    try {
      const open = openMemory(axes, before);
      if (evolving.edited === undefined) refuseEdits(open);
      if (evolving.version === undefined) refuseOtherVersion(open, version);
      const intent: Intent = { ...evolving.intend(open), message: '' };
      const plan = (given: EvolveFlags) =>
        planChange(axes, openMemory(axes, before), intent, given);
      const { planned, settled, conflicts } = await tryIt(plan, flags, dice, tally);
      for (const { verb } of planned.outcomes) tally.add(`verb: ${verb}`);
      tally.add('migrations', planned.migrations.length);
      const after = applied(before, planned.files);
      const step: Step = {
        before,
        after,
        applied: open.applied,
        planned,
        renamed: renamedUnits(open.applied, intent.blueprint, intent.renames),
        settled,
        conflicts,
        restored: flags.restore === true,
      };
      checkMarks(step);
      checkSyntax(step);
      checkTracked(step, tally);
      checkMemory(step);
      checkMigrations(step, open);
      await checkStill(after);
      if (evolving.repeats) {
        const again = evolving.intend(openMemory(axes, after));
        if (!isDeepStrictEqual(again.blueprint, intent.blueprint))
          throw new Error('the same words again mean something else');
      }
      state.project = settled === 'markers' ? resolved(after) : after;
      tally.add('evolutions');
      return;
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      const more = answered(error, flags);
      if (!more) {
        tally.add(`refused: ${error.code}`);
        state.project = start;
        return;
      }
      flags = more;
    }
  }
};

/** Runs one sequence; throws with all that was done at the first thing that is wrong. */
export const runSequence = async (
  stack: Stack,
  seed: number,
  turns: Turn[],
  tally: Tally,
): Promise<void> => {
  const dice = diceOf(seed);
  const blueprint = newBlueprint(
    stack,
    pick(dice, ['blank', 'productivity']),
    pick(dice, ['docker', 'railway', 'render']),
  );
  const state: State = { project: new Map(fresh(blueprint)), tally, log: [], marks: 0 };
  try {
    for (const turn of turns) {
      for (const one of turn.edits) edit(state, one);
      const step = diceOf(turn.seed);
      if (turn.edits.length > 0 && step() < 0.2) await checkStill(state.project);
      const now = blueprintOf(state.project);
      const evolving = evolutions[turn.kind](step, now, axesOf(now.version));
      state.log.push(`vibe ${evolving.what}`);
      await evolveOnce(state, evolving, step);
    }
  } catch (error) {
    const log = state.log.map((line) => `  ${line}`).join('\n');
    const { message, stack: trace } = error as Error;
    throw new Error(`${message}\nafter\n${log}\n${trace?.split('\n').slice(-8).join('\n')}`);
  }
};
