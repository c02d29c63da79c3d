import { isDeepStrictEqual } from 'node:util';
import { defaultLength } from '../field-types.js';
import type { Field } from '../types.js';

const longest = 40;

/** An id that no field has yet: the name, or the name with a number. */
export const freeId = (name: string, fields: Field[]): string => {
  const isFree = (id: string): boolean => fields.every((field) => field.id !== id);
  let id = name;
  for (let number = 2; !isFree(id); number++) {
    const tail = `_${number}`;
    id = `${name.slice(0, longest - tail.length).replace(/_$/, '')}${tail}`;
  }
  return id;
};

/** What a field means, with what it leaves unsaid: two ways to write the same are equal. */
export const meaningOf = ({ id: _, ...field }: Field): object => ({
  ...field,
  required: field.required === true,
  unique: field.unique === true,
  index: field.index === true,
  readOnly: field.readOnly === true,
  ...(field.type === 'string' && { length: field.length ?? defaultLength }),
  ...(field.type === 'ref' && {
    onDelete: field.onDelete ?? (field.required ? 'cascade' : 'set null'),
  }),
});

/**
 * The fields with others added, or put in the place of those of the same name. A field keeps its id,
 * and stays as it is written where the other one means the same.
 */
export const withFields = (fields: Field[], others: Field[]): Field[] => {
  const result = [...fields];
  for (const other of others) {
    const index = result.findIndex(({ name }) => name === other.name);
    const known = result[index];
    if (!known) result.push({ ...other, id: freeId(other.name, result) });
    else if (!isDeepStrictEqual(meaningOf(known), meaningOf(other)))
      result[index] = { ...other, id: known.id };
  }
  return result;
};
