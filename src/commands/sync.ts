import { withGivenRenames } from '../blueprint/change/given-renames.js';
import type { Renames } from '../blueprint/change/renames.js';
import { suspectedRenames } from '../blueprint/change/suspected-renames.js';
import type { Blueprint } from '../blueprint/types.js';
import { CliError } from '../errors.js';
import { toolVersion } from '../version.js';
import type { Surroundings } from './changes.js';
import { type EvolveFlags, evolve } from './evolve.js';

export interface SyncFlags extends EvolveFlags {
  rename?: string[];
}

/** Dropping a column and adding one of its kind looks like a renaming, which would keep the values. */
const refuseSuspected = (before: Blueprint, after: Blueprint, { resources }: Renames): void => {
  const suspected = suspectedRenames(before, after, resources);
  if (suspected.length === 0) return;
  const lines = suspected.map(
    ({ resource, from, to }) =>
      `\n  ${[resource, from].filter(Boolean).join('.')} is gone, ${to} is new`,
  );
  throw new CliError(
    'RENAMED',
    `This looks like another name for the same thing:${lines.join('')}`,
    `If it is, say ${suspected.map(({ rename }) => `--rename ${rename}`).join(' ')}. If not, --accept-data-loss.`,
    2,
    { suspected },
  );
};

/** vibe sync: makes the project what a vibe.json says that was edited by hand. */
export const sync = ({ axes, signal }: Surroundings, flags: SyncFlags): Promise<void> =>
  evolve(
    axes,
    toolVersion(),
    {
      command: 'vibe sync',
      takes: 'edits',
      intend: ({ applied, blueprint }) => {
        const given = withGivenRenames(applied, blueprint, flags.rename ?? []);
        if (!flags.acceptDataLoss) refuseSuspected(applied, given.blueprint, given.renames);
        return { ...given, message: 'The project is what vibe.json says.' };
      },
    },
    flags,
    signal,
  );
