import type { Field } from '../blueprint/types.js';
import { deletionWords } from './arguments.js';
import { modifierReference, typeReference } from './reference.js';

const argumentsOf = ({ length, min, max, values, to, onDelete, counter }: Field): string => {
  if (min !== undefined || max !== undefined) return `${min ?? ''}..${max ?? ''}`;
  const [rule] = Object.entries(deletionWords).find(([, one]) => one === onDelete) ?? [];
  const target = to && [to, ...(rule ? [rule] : []), ...(counter ? [`+${counter}`] : [])].join(',');
  return String(length ?? values?.join(',') ?? target ?? '');
};

const isModifier = (text: string): boolean => modifierReference.some(({ word }) => word === text);

/** The word that describes a field, with colons for the parentheses: no shell takes it apart. */
export const formatField = (field: Field): string => {
  const inner = argumentsOf(field);
  const kind = typeReference.find(({ type }) => type === field.type)?.arguments;
  // Only an enum takes what looks like a modifier for its arguments.
  const behind = kind !== 'values' && isModifier(inner) ? `(${inner})` : inner && `:${inner}`;
  const modifiers = modifierReference.filter(({ key }) => field[key]).map(({ word }) => `:${word}`);
  const initial = field.default === undefined ? '' : `=${field.default}`;
  return `${field.name}:${field.type}${behind}${modifiers.join('')}${initial}`;
};
