import { checkField } from '../blueprint/check-field.js';
import type { FieldType } from '../blueprint/field-types.js';
import { fieldNameOf, type ResourceName } from '../blueprint/resource-name.js';
import type { Field } from '../blueprint/types.js';
import { numberOf } from './arguments.js';
import { fieldError } from './field-error.js';
import { modifierOf, modifiersIn } from './modifiers.js';
import { typeReference } from './reference.js';
import { type Part, split } from './split.js';
import { typed, untyped } from './type.js';

const defaultOf = (type: FieldType, text: string): Field['default'] => {
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  const number = ['integer', 'number', 'money'].includes(type) ? numberOf(text) : Number.NaN;
  return Number.isNaN(number) ? text : number;
};

/** The keys in the order in which a vibe.json has them, only those that say something. */
const inOrder = (name: string, type: FieldType, rest: Partial<Field>): Field => {
  const { to, values, required, unique, index, length, min, max, readOnly, onDelete, counter } =
    rest;
  const told = { to, values, required, unique, index, length, default: rest.default };
  const all = { id: name, name, type, ...told, min, max, readOnly, onDelete, counter };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  ) as Field & object;
};

/** What only the whole blueprint can tell. */
const beyond = ['to', 'counter'];

const refuseWrong = (field: Field, word: string): void => {
  const alone = { name: '', owner: 'user' as const, fields: [field] };
  const finding = checkField(field, alone, []).find(
    ({ path }) => !beyond.includes(String(path[0])),
  );
  if (!finding) return;
  const examples = typeReference.find(({ type }) => type === field.type)?.examples ?? [];
  const last = finding.path[0] === 'default' ? 'The default comes last. ' : '';
  throw fieldError(word, finding.message, `${last}For example: ${examples.join(' or ')}`);
};

/**
 * The field that a word describes: `title:string(120)!`. References are looked up among the targets
 * where these are given; without them they are only spelled as the name of a resource.
 */
export const parseField = (word: string, targets: ResourceName[] | null = null): Field => {
  const { name: typedName, parts, initial } = split(word);
  const name = fieldNameOf(typedName);
  const [own, first, ...rest] = parts as [Part, ...Part[]];
  const read =
    first === undefined || modifierOf(first)
      ? untyped(name, parts.slice(1), targets)
      : typed(name, [first, ...rest], word, targets);
  const field = inOrder(name, read.type, {
    ...read.says,
    ...modifiersIn([own, ...read.modifiers], word),
    ...(initial !== undefined && { default: defaultOf(read.type, initial) }),
  });
  refuseWrong(field, word);
  return field;
};

/** The fields that words describe, each name once; the resource itself may be a target. */
export const parseFields = (words: string[], targets: ResourceName[] | null = null): Field[] => {
  const fields: Field[] = [];
  for (const word of words) {
    const field = parseField(word, targets);
    if (fields.some(({ name }) => name === field.name))
      throw fieldError(
        word,
        `"${field.name}" is there twice`,
        'Say all about a field in one word.',
      );
    fields.push(field);
  }
  return fields;
};
