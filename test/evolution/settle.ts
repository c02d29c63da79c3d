import type { EvolveFlags } from '../../src/commands/evolve.js';
import type { Planned } from '../../src/commands/plan-change.js';
import type { CliError } from '../../src/errors.js';
import type { Dice } from './dice.js';
import type { Project } from './memory.js';
import type { Step } from './step.js';
import type { Tally } from './tally.js';

/** What was planned in the end, and which files were in conflict before. */
export interface Tried {
  planned: Planned;
  settled: Step['settled'];
  conflicts: string[];
}

const conflictsIn = ({ outcomes }: Planned): string[] =>
  outcomes.flatMap(({ verb, path }) => (verb === 'conflict' ? [path] : []));

/** Plans, and settles conflicts as people do. */
export const tryIt = async (
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
export const answered = (error: CliError, flags: EvolveFlags): EvolveFlags | null => {
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
export const resolved = (project: Project): Project =>
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
