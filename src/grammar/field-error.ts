import { CliError } from '../errors.js';
import { nearest } from '../nearest.js';
import { fieldForm } from './reference.js';

/** A field that cannot be read: its word, what is wrong, and how to write it. */
export const fieldError = (word: string, wrong: string, hint: string | null): CliError =>
  new CliError(
    'INVALID_FIELD',
    `${JSON.stringify(word)} is not a field: ${wrong}.`,
    hint ?? `A field is written ${fieldForm}.`,
  );

/** The choice that was probably meant, and all of them. */
export const choices = (typed: string, known: string[]): string => {
  const meant = nearest(typed, known);
  return `${meant ? `Did you mean ${meant}? ` : ''}Choices: ${known.join(', ')}.`;
};
