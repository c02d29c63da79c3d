import { CliError } from '../errors.js';
import type { Program } from './creation.js';
import type { Leftover } from './leftover.js';

/** Where somebody has put more into the folder, nothing in it is touched. */
export const notOurs = (shown: string, { creation, others }: Leftover): CliError => {
  const message = `The folder ${shown} is not empty: it holds ${listed(others)}`;
  const hint = creation.complete
    ? `${message}, and the project of a run that was killed only while it ran ${lastOf(creation.programs)}.`
    : `${message}, and what a killed run left.`;
  return new CliError(
    'DIRECTORY_NOT_EMPTY',
    hint,
    creation.complete
      ? 'Go on with that project, or choose another name.'
      : `Move ${others.length === 1 ? 'it' : 'them'} away and run this again: the rest goes by itself.`,
  );
};

/** The name of the program that was the last to run. */
export const lastOf = (programs: Program[]): string => programs.at(-1)?.label ?? 'its last steps';

/** The first names of many. */
export const listed = (entries: string[]): string =>
  entries.length > 3
    ? `${entries.slice(0, 3).join(', ')} and ${entries.length - 3} more`
    : entries.join(', ');
