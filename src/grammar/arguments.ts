import { usersTable } from '../blueprint/access.js';
import type { OnDelete } from '../blueprint/field-types.js';
import {
  fieldNameOf,
  findResource,
  type ResourceName,
  resourceNameOf,
} from '../blueprint/resource-name.js';
import type { Field } from '../blueprint/types.js';
import { choices, fieldError } from './field-error.js';
import type { ArgumentKind } from './reference.js';

/** What the arguments of a type say about its field. */
type Reader = (inner: string, word: string, targets: ResourceName[] | null) => Partial<Field>;

/** How the rules are written: without a space, as a field is one word. */
export const deletionWords: Record<string, OnDelete> = {
  cascade: 'cascade',
  'set-null': 'set null',
  restrict: 'restrict',
};

const listOf = (inner: string): string[] => inner.split(',').map((item) => item.trim());

const readLength: Reader = (inner, word) => {
  if (!/^\d{1,5}$/.test(inner) || Number(inner) < 1 || Number(inner) > 10_000)
    throw fieldError(
      word,
      `"${inner}" is not a length`,
      'A string has 1 to 10000 characters: title:string(120). Longer ones are text.',
    );
  return { length: Number(inner) };
};

const number = String.raw`-?\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
const bounds = new RegExp(`^(${number})?\\.\\.(${number})?$`);

/** A number as it is written in a field, or NaN. */
export const numberOf = (text: string): number =>
  new RegExp(`^${number}$`).test(text) ? Number(text) : Number.NaN;

const readBounds: Reader = (inner, word) => {
  const [, min, max] = bounds.exec(inner) ?? [];
  if (min === undefined && max === undefined)
    throw fieldError(
      word,
      `"${inner}" are no bounds`,
      'Bounds are the least and the most with two dots between, one of them may be left out: 1..5, 0.. or ..10.',
    );
  return {
    ...(min !== undefined && { min: Number(min) }),
    ...(max !== undefined && { max: Number(max) }),
  };
};

const readValues: Reader = (inner, word) => {
  const values = listOf(inner);
  const wrong = values.find((value) => !/^[a-z0-9][a-z0-9_-]{0,59}$/i.test(value));
  if (wrong !== undefined)
    throw fieldError(
      word,
      wrong === '' ? 'a value of the enum is empty' : `"${wrong}" is not a value of an enum`,
      'Values are letters, digits, _ and -, at most 60 characters, parted by commas: status:enum(todo,in_progress,done).',
    );
  return { values };
};

const targetOf = (typed: string, word: string, targets: ResourceName[] | null): string => {
  const known = [...(targets ?? []), { name: usersTable }];
  const found = findResource(known, typed);
  if (found) return found.name;
  if (targets === null) return resourceNameOf(typed).name;
  const names = known.map(({ name }) => name);
  throw fieldError(word, `there is no resource "${typed}"`, choices(typed, names));
};

const readTarget: Reader = (inner, word, targets) => {
  const [typed = '', ...rest] = listOf(inner);
  const field: Partial<Field> = { to: targetOf(typed, word, targets) };
  for (const item of rest) {
    const rule = deletionWords[item.replace(/[ _]/, '-')];
    if (rule && !field.onDelete) field.onDelete = rule;
    else if (item.startsWith('+') && !field.counter) field.counter = fieldNameOf(item.slice(1));
    else
      throw fieldError(
        word,
        `"${item}" is not what a deleted target does`,
        choices(item, Object.keys(deletionWords)),
      );
  }
  return field;
};

/** What each kind of arguments means. */
export const argumentReaders: Record<ArgumentKind, Reader> = {
  length: readLength,
  bounds: readBounds,
  values: readValues,
  target: readTarget,
};
