import type { FieldType } from '../blueprint/field-types.js';
import { findResource, type ResourceName } from '../blueprint/resource-name.js';
import type { Field } from '../blueprint/types.js';
import { argumentReaders } from './arguments.js';
import { choices, fieldError } from './field-error.js';
import { modifierOf } from './modifiers.js';
import { type ArgumentKind, typeReference } from './reference.js';
import type { Part } from './split.js';

const typeOf = (part: Part, word: string): FieldType => {
  const found = typeReference.find(({ type, aliases }) =>
    [type, ...aliases].includes(part.word.toLowerCase()),
  );
  if (found) return found.type;
  const known = typeReference.flatMap(({ type, aliases }) => [type, ...aliases]);
  throw fieldError(word, `there is no type "${part.word}"`, choices(part.word, known));
};

/** The type of a field and what stands beside it. */
export interface Read {
  type: FieldType;
  says: Partial<Field>;
  modifiers: Part[];
}

/** The type of a field that names none: a reference where its name says to what, else a string. */
export const untyped = (name: string, parts: Part[], targets: ResourceName[] | null): Read => {
  const target = name.endsWith('_id') && findResource(targets ?? [], name.slice(0, -3));
  return target
    ? { type: 'ref', says: { to: target.name }, modifiers: parts }
    : { type: 'string', says: {}, modifiers: parts };
};

/** Whether what follows a type stands for its parentheses; an enum cannot do without its values. */
const isArgument = (kind: ArgumentKind, part: Part): boolean => {
  if (kind === 'values') return part.inner === undefined;
  const isText = kind !== 'target' && !/[\d.]/.test(part.word);
  return part.inner === undefined && !isText && !modifierOf(part);
};

/** The type of a field and what its arguments say. */
export const typed = (
  name: string,
  [first, second, ...rest]: [Part, ...Part[]],
  word: string,
  targets: ResourceName[] | null,
): Read => {
  const type = typeOf(first, word);
  const kind = typeReference.find((one) => one.type === type)?.arguments ?? null;
  const others = second ? [second, ...rest] : rest;
  const asSigns = { ...first, word: '', inner: undefined };
  if (first.inner !== undefined) {
    if (!kind) throw fieldError(word, `a ${type} has nothing in parentheses`, null);
    const says = argumentReaders[kind](first.inner, word, targets);
    return { type, says, modifiers: [asSigns, ...others] };
  }
  if (kind && second && isArgument(kind, second)) {
    const says = argumentReaders[kind](second.word, word, targets);
    return { type, says, modifiers: [asSigns, { ...second, word: '' }, ...rest] };
  }
  const meant = type === 'ref' ? name.replace(/_id$/, '') : null;
  const says = meant === null ? {} : argumentReaders.target(meant, word, targets);
  return { type, says, modifiers: [asSigns, ...others] };
};
