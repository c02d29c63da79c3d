import { isDeepStrictEqual } from 'node:util';
import { nothingRenamed } from '../../src/blueprint/change/renames.js';
import type { Blueprint } from '../../src/blueprint/types.js';
import { isChange } from '../../src/commands/change-report.js';
import type { EvolveFlags, Intent } from '../../src/commands/evolve.js';
import { refuseEdits, refuseOtherVersion } from '../../src/commands/open-project.js';
import { planChange } from '../../src/commands/plan-change.js';
import { CliError } from '../../src/errors.js';
import { blueprintPath } from '../../src/plan/project-files.js';
import { renamedUnits } from '../../src/plan/renamed-units.js';
import { checkConfluence, type History, noteEdits, noteStep } from './confluence.js';
import { type Dice, diceOf, pick } from './dice.js';
import { userEdit } from './edits.js';
import { type EvolutionKind, type Evolving, evolutions } from './evolutions.js';
import { fresh } from './fresh.js';
import { checkMarks, checkMemory, checkMigrations, checkSyntax } from './judge.js';
import { markOf } from './marks.js';
import { applied, openMemory, type Project } from './memory.js';
import { answered, resolved, tryIt } from './settle.js';
import { axesOf, newBlueprint, type Stack } from './stacks.js';
import type { Step } from './step.js';
import type { Tally } from './tally.js';
import { checkTracked } from './tracked.js';

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
  history: History;
}

const blueprintOf = (project: Project): Blueprint =>
  JSON.parse((project.get(blueprintPath) ?? '').replace(/^\uFEFF/, '')) as Blueprint;

const edit = (state: State, seed: number): void => {
  state.marks += 1;
  const made = userEdit(diceOf(seed), state.project, markOf(state.marks));
  if (!made) return;
  state.log.push(made.what);
  state.tally.add(`user: ${made.what.split(' ')[0]}`);
  noteEdits(state.history, state.project, made.project);
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
      checkMigrations(step, open.tables);
      await checkStill(after);
      if (evolving.repeats) {
        const again = evolving.intend(openMemory(axes, after));
        if (!isDeepStrictEqual(again.blueprint, intent.blueprint))
          throw new Error('the same words again mean something else');
      }
      noteStep(state.history, step);
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
  const state: State = {
    project: new Map(fresh(blueprint)),
    tally,
    log: [],
    marks: 0,
    history: new Map(),
  };
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
    checkConfluence(state.project, blueprintOf(state.project), state.history, tally);
  } catch (error) {
    const log = state.log.map((line) => `  ${line}`).join('\n');
    const { message, stack: trace } = error as Error;
    throw new Error(`${message}\nafter\n${log}\n${trace?.split('\n').slice(-8).join('\n')}`);
  }
};
