import { itemOf, namesOf, pluralOf, singularOf } from './naming.js';
import { isTakenSingular } from './reserved.js';
import { spelled } from './spelling.js';

/** What a resource is called: its plural, and its singular where English rules do not give it. */
export interface ResourceName {
  name: string;
  singular?: string;
}

/** What one of them is called if nobody says: what was typed, where that was one. */
const oneOf = (typed: string, name: string): string => {
  if (typed !== name && !isTakenSingular(typed)) return typed;
  const singular = singularOf(name);
  return singular === name ? itemOf(name) : singular;
};

/**
 * The name of a resource from words in any case, of one or of many: `UserProfile` → `user_profiles`.
 * Where one and many are the same word, as with news, one is a `news_item`: the code needs two words.
 */
export const resourceNameOf = (typed: string, one?: string): ResourceName => {
  const word = spelled(typed, 'resource');
  const name = spelled(pluralOf(word), 'resource');
  return { name, ...singularKey(name, one ?? oneOf(word, name)) };
};

/** The key that says what one of them is called, where English rules do not. */
export const singularKey = (name: string, typed: string): Pick<ResourceName, 'singular'> => {
  const singular = spelled(typed, 'resource');
  return singular === singularOf(name) && singular !== name ? {} : { singular };
};

/** What to tell somebody whose word for a resource is not its name; null where it is. */
export const nameNotice = (typed: string, { name, singular }: ResourceName): string | null => {
  const one = namesOf(name, singular).singular;
  if (pluralOf(one) !== name)
    return `The resource is called ${name}, and one of them ${one} (--singular WORD for another word).`;
  return name === typed ? null : `The resource is called ${name}.`;
};

/** The name of a field from words in any case: `dueDate` → `due_date`. */
export const fieldNameOf = (typed: string): string => spelled(typed, 'field');

/** The resource that is meant by a word in any case, of one or of many. */
export const findResource = <T extends ResourceName>(
  resources: T[],
  typed: string,
): T | undefined => {
  const word = spelled(typed, 'resource');
  const plural = pluralOf(word);
  return (
    resources.find(({ name }) => name === word) ??
    resources.find(({ singular }) => singular === word) ??
    resources.find(({ name }) => name === plural)
  );
};
