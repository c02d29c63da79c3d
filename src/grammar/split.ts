import { fieldError } from './field-error.js';
import { modifierReference } from './reference.js';

/** The pieces of a field's word, not yet understood. */
export interface Pieces {
  name: string;
  /** Behind the name, parted by colons: the type, its arguments, modifiers. */
  parts: Part[];
  /** What follows the sign of equality. */
  initial: string | undefined;
}

export interface Part {
  word: string;
  /** What stands in parentheses. */
  inner: string | undefined;
  /** Signs at the end. */
  signs: string[];
}

const signs = modifierReference.flatMap(({ sign }) => sign ?? []);

/** Where the character first stands outside parentheses, or -1. */
const outside = (text: string, wanted: string): number => {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === wanted && depth === 0) return index;
    if (text[index] === '(') depth += 1;
    if (text[index] === ')') depth -= 1;
  }
  return -1;
};

const splitAt = (text: string, at: number): [string, string | undefined] =>
  at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];

const byColons = (text: string): string[] => {
  const [first, rest] = splitAt(text, outside(text, ':'));
  return rest === undefined ? [first] : [first, ...byColons(rest)];
};

const partOf = (field: string, text: string): Part => {
  let end = text.length;
  while (signs.includes(text[end - 1] ?? '')) end -= 1;
  const found = [...text.slice(end)];
  const [, word = '', inner] = /^([^()]*)(?:\(([^()]*)\))?$/.exec(text.slice(0, end)) ?? [];
  if (word === '' && inner === undefined && (end > 0 || found.length === 0))
    throw fieldError(
      field,
      text === '' ? 'a word is missing beside a colon' : `"${text}" cannot be read`,
      'Parentheses open and close once, modifiers follow them.',
    );
  return { word, inner, signs: found };
};

/** Takes the word of a field apart. */
export const split = (field: string): Pieces => {
  const [head, initial] = splitAt(field, outside(field, '='));
  const [first = '', ...rest] = byColons(head).map((text) => partOf(field, text));
  if (first === '' || first.inner !== undefined)
    throw fieldError(field, 'a type is missing before the parentheses', null);
  return { name: first.word, parts: [{ ...first, word: '' }, ...rest], initial };
};
