import type { Renames } from '../blueprint/change/renames.js';
import { type Names, namesOf } from '../blueprint/naming.js';
import type { Blueprint } from '../blueprint/types.js';
import type { RenamedUnit } from './evolution.js';

type Form = keyof Names;

// The longest words first: `Tasks` must not become `Todo` and an s.
const pascalForms: Form[] = ['pascalPlural', 'pascal'];
const otherForms: Form[] = ['name', 'camelPlural', 'humanPlural', 'singular', 'camel', 'human'];

const escaped = (word: string): string => word.replaceAll(/[^\w]/g, '\\$&');

const replacer = (
  from: Names,
  to: Names,
  forms: Form[],
  before: string,
): ((text: string) => string) => {
  const words = new Map<string, string>();
  for (const form of forms) if (!words.has(from[form])) words.set(from[form], to[form]);
  const pattern = new RegExp(
    `${before}(${[...words.keys()].map(escaped).join('|')})(?![a-z])`,
    'g',
  );
  return (text) => text.replace(pattern, (_, word: string) => words.get(word) ?? word);
};

/** A function that puts one resource's names into a text in place of another's. */
export const renaming = (from: Names, to: Names): ((text: string) => string) => {
  const types = replacer(from, to, pascalForms, '');
  const others = replacer(from, to, otherForms, '(?<![A-Za-z])');
  return (text) => others(types(text));
};

const singularIn = ({ resources }: Blueprint, name: string): string | undefined =>
  resources.find((resource) => resource.name === name)?.singular;

/** The units that go on under another name, because their resource does. */
export const renamedUnits = (
  before: Blueprint,
  after: Blueprint,
  { resources }: Renames,
): Map<string, RenamedUnit> =>
  new Map(
    Object.entries(resources).flatMap(([from, to]) => {
      const renamed = renaming(
        namesOf(from, singularIn(before, from)),
        namesOf(to, singularIn(after, to)),
      );
      return ['resource', 'table'].map((key): [string, RenamedUnit] => [
        `${key}-${to}`,
        { from: `${key}-${from}`, item: from, renamed },
      ]);
    }),
  );
