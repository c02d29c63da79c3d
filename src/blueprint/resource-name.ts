import { pluralOf, singularOf } from './naming.js';
import { spelled } from './spelling.js';

/** What a resource is called: its plural, and its singular where English rules do not give it. */
export interface ResourceName {
  name: string;
  singular?: string;
}

/** One of what has no singular of its own: `news` → `news_item`. */
const itemOf = (name: string): string => `${name}_item`;

/** What one of them is called if nobody says: what was typed, where that was one. */
const oneOf = (typed: string, name: string): string => {
  if (typed !== name) return typed;
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
  const singular = one === undefined ? oneOf(word, name) : spelled(one, 'resource');
  return singular === singularOf(name) && singular !== name ? { name } : { name, singular };
};

/** The name of a field from words in any case: `dueDate` → `due_date`. */
export const fieldNameOf = (typed: string): string => spelled(typed, 'field');

/** The resource that is meant by a word in any case, of one or of many. */
export const findResource = <T extends ResourceName>(
  resources: T[],
  typed: string,
): T | undefined => {
  const word = spelled(typed, 'resource');
  const { name } = resourceNameOf(typed);
  return (
    resources.find((resource) => resource.name === word) ??
    resources.find((resource) => resource.singular === word) ??
    resources.find((resource) => resource.name === name)
  );
};
