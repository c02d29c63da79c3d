import { CliError } from '../../errors.js';
import { nearest } from '../../nearest.js';
import type { Owner } from '../types.js';

export interface OwnerWord {
  word: string;
  owner: Owner;
  means: string;
}

/**
 * What `--owner` takes, in one place for help, docs and prompts. Rows that belong to nobody (`none`)
 * are as those of `admin`: everybody reads them, and only an admin writes, since a row that any
 * signed-in user may change or delete is nobody's to trust.
 */
export const ownerWords: OwnerWord[] = [
  { word: 'user', owner: 'user', means: 'rows are there for the user who made them only' },
  { word: 'parent', owner: 'parent', means: 'rows belong to a row of --parent, and to its owner' },
  { word: 'none', owner: 'admin', means: 'the same as admin: rows belong to nobody' },
  { word: 'admin', owner: 'admin', means: 'anyone reads, admins write' },
  { word: 'author', owner: 'author', means: 'every user reads, who wrote a row changes it' },
  { word: 'actor', owner: 'actor', means: 'every user reads, adds and takes away their own' },
];

/** The owner that a word of the command line means. */
export const ownerOf = (typed: string): Owner => {
  const found = ownerWords.find(({ word }) => word === typed.toLowerCase());
  if (found) return found.owner;
  const known = ownerWords.map(({ word }) => word);
  const meant = nearest(typed, known);
  throw new CliError(
    'UNKNOWN_VALUE',
    `"${typed}" is not a choice of --owner.`,
    `${meant ? `Did you mean ${meant}? ` : ''}Choices: ${known.join(', ')}.`,
  );
};
