import { CliError } from '../errors.js';

const longest = 40;

/** Words in any case as lower-case words joined by `_`: `userProfile`, `User Profile` → `user_profile`. */
const joined = (typed: string): string =>
  typed
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[\s_-]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();

/** What it would be without accents and signs, to be offered instead. */
const plain = (typed: string): string =>
  joined(
    typed
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/gi, '_'),
  ).replace(/^[\d_]+/, '');

/** A name as the database, the API and the code write it; throws where there is none. */
export const spelled = (typed: string, what: string): string => {
  const refuse = (reason: string, offered = plain(typed)): never => {
    const meant = offered === '' ? '' : ` Did you mean ${offered.slice(0, longest)}?`;
    throw new CliError(
      'INVALID_NAME',
      `${JSON.stringify(typed)} cannot be the name of a ${what}: ${reason}.`,
      `A name is lower-case words of a to z and digits, joined by _, of at most ${longest} characters.${meant}`,
    );
  };
  const name = joined(typed);
  if (name === '') refuse('it has no letter', '');
  if (!/^[a-z0-9_]+$/.test(name)) refuse('it has characters other than a to z, 0 to 9 and _');
  if (!/^[a-z]/.test(name)) refuse('it starts with a digit');
  if (name.length > longest) refuse(`it has ${name.length} characters`, '');
  return name;
};
