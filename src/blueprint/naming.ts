import pluralize from 'pluralize';
import { isTakenSingular, isTakenSnakeVariable, isTakenVariable } from './reserved.js';

// Words that its rules get wrong: one cooky, one cach, one len.
const irregular = {
  ...{ axis: 'axes', bias: 'biases', cache: 'caches', canvas: 'canvases', cookie: 'cookies' },
  ...{ lens: 'lenses', schema: 'schemas', virus: 'viruses' },
};
const uncountable = ['cms', 'dns', 'gps', 'sms'];
for (const [one, many] of Object.entries(irregular)) pluralize.addIrregularRule(one, many);
for (const word of uncountable) pluralize.addUncountableRule(word);

/** Every form of a resource's name that a template may need. */
export interface Names {
  name: string;
  singular: string;
  pascal: string;
  camel: string;
  pascalPlural: string;
  camelPlural: string;
  /** The variable that holds its rows in languages that write names with underscores. */
  variable: string;
  human: string;
  humanPlural: string;
}

/** `order_item` → `OrderItem`. */
export const pascalCase = (name: string): string =>
  name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** `order_item` → `orderItem`. */
export const camelCase = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const changeLast = (name: string, change: (word: string) => string): string => {
  const words = name.split('_');
  return [...words.slice(0, -1), change(words.at(-1) ?? '')].join('_');
};

/** One of what has no word of its own: `news` → `news_item`. */
export const itemOf = (word: string): string => `${word}_item`;

/** The last word made singular: `order_items` → `order_item`; `profiles` → `profile_item`. */
export const singularOf = (plural: string): string => {
  const singular = changeLast(plural, (word) => pluralize.singular(word) || word);
  return isTakenSingular(singular) ? itemOf(singular) : singular;
};

/** The last word made plural, if it is not yet: `order_item` → `order_items`. */
export const pluralOf = (name: string): string =>
  changeLast(name, (word) => pluralize.plural(word));

/** The variable that holds a resource's rows: its plural, where that hides nothing else. */
const variableOf = (name: string): string => {
  const variable = camelCase(name);
  return isTakenVariable(variable) ? `${variable}Repository` : variable;
};

/** All forms of a resource's plural name; `singular` overrides the English rule. */
export const namesOf = (name: string, singular = singularOf(name)): Names => ({
  name,
  singular,
  pascal: pascalCase(singular),
  camel: camelCase(singular),
  pascalPlural: pascalCase(name),
  camelPlural: variableOf(name),
  variable: isTakenSnakeVariable(name) ? `${name}_repository` : name,
  human: singular.replaceAll('_', ' '),
  humanPlural: name.replaceAll('_', ' '),
});
