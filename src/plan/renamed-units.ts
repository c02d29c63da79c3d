import type { Renames } from '../blueprint/change/renames.js';
import { type Names, namesOf } from '../blueprint/naming.js';
import type { Blueprint } from '../blueprint/types.js';
import type { RenamedUnit } from './evolution.js';

type Form = keyof Names;

// The longest words first: `Tasks` must not become `Todo` and an s.
const pascalForms: Form[] = ['pascalPlural', 'pascal'];

/** The forms of a name that a place takes first: `orderItems` in code, `order_items` in data. */
const formsIn: Record<'code' | 'snake' | 'data' | 'prose', Form[]> = {
  code: ['camelPlural', 'camel', 'name', 'singular', 'humanPlural', 'human'],
  snake: ['variable', 'name', 'singular', 'humanPlural', 'human'],
  data: ['name', 'singular', 'camelPlural', 'camel', 'humanPlural', 'human'],
  prose: ['humanPlural', 'human', 'name', 'singular', 'camelPlural', 'camel'],
};

const isQuoted = (before: string): boolean =>
  ["'", '"', '`'].some((quote) => before.split(quote).length % 2 === 0);

/** What a word stands in, judged by its line: good enough, since the whole is compared in the end. */
const placeIn = (
  text: string,
  at: number,
  length: number,
  code: 'code' | 'snake',
): keyof typeof formsIn => {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const next = text[at + length] ?? '';
  if (/[A-Z]/.test(next)) return code;
  if (next === '_' || before.endsWith('_')) return 'data';
  if (/^\s*(\*|\/[/*]|#|""")|\/[/*] | # /.test(before)) return 'prose';
  if (!isQuoted(before) || before.endsWith('{')) return code;
  return before.endsWith(' ') || next === ' ' ? 'prose' : 'data';
};

const escaped = (word: string): string => word.replaceAll(/[^\w]/g, '\\$&');

const oneOf = (words: string[]): string =>
  [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');

/**
 * A function that puts one resource's names into a text in place of another's. Names that stay are
 * left alone where they hold one of these: `order_items` when `items` is renamed.
 */
export const renaming = (from: Names, to: Names, stay: Names[] = []): RenamedUnit['renamed'] => {
  const wordsOf = (forms: Form[], more: Form[] = []): string[] => [
    ...forms.map((form) => from[form]),
    ...stay.flatMap((names) => [...forms, ...more].map((form) => names[form])),
  ];
  const types = new RegExp(
    `(${oneOf(wordsOf(pascalForms, ['camelPlural', 'camel']))})(?![a-z])`,
    'g',
  );
  const others = new RegExp(
    `(?<![A-Za-z])(${oneOf(wordsOf([...formsIn.code, ...formsIn.snake]))})(?![a-z])`,
    'g',
  );
  const named = (word: string, forms: Form[]): string => {
    const form = forms.find((one) => from[one] === word);
    return form ? to[form] : word;
  };
  return (path) => {
    const code = path.endsWith('.py') ? 'snake' : 'code';
    return (text) =>
      text
        .replace(types, (word) => named(word, pascalForms))
        .replace(others, (word, _group, at: number, whole: string) =>
          named(word, formsIn[placeIn(whole, at, word.length, code)]),
        );
  };
};

const singularIn = ({ resources }: Blueprint, name: string): string | undefined =>
  resources.find((resource) => resource.name === name)?.singular;

const othersIn = ({ resources, relations }: Blueprint, name: string): Names[] => [
  ...resources.flatMap((one) => (one.name === name ? [] : [namesOf(one.name, one.singular)])),
  ...relations.map((one) => namesOf(one.name)),
];

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
        othersIn(before, from),
      );
      return ['resource', 'table'].map((key): [string, RenamedUnit] => [
        `${key}-${to}`,
        { from: `${key}-${from}`, item: from, renamed },
      ]);
    }),
  );

/** The one renaming that all files of a project may follow; several could be in each other's way. */
export const onlyRenaming = (
  renamed: Map<string, RenamedUnit>,
): RenamedUnit['renamed'] | undefined => {
  const [first, ...others] = new Set([...renamed.values()].map((unit) => unit.renamed));
  return others.length === 0 ? first : undefined;
};
