import { usersTable } from '../blueprint/access.js';
import { defaultLength, type OnDelete } from '../blueprint/field-types.js';
import { camelCase, type Names, namesOf, pascalCase } from '../blueprint/naming.js';
import type { Field, Resource } from '../blueprint/types.js';
import { accessOf } from './resource-access.js';
import type { Table } from './tables.js';

/** A field as the templates see it. */
export interface FieldView {
  name: string;
  pascal: string;
  camel: string;
  type: Field['type'];
  required: boolean;
  nullable: boolean;
  hasDefault: boolean;
  /** What it is where a client leaves it out. */
  presence: 'required' | 'nullable' | 'default';
  default: string | number | boolean | null;
  length: number;
  values: string[];
  unique: boolean;
  readOnly: boolean;
  min: number | null;
  max: number | null;
  ref: RefView | null;
  /** The field of the target that counts these rows. */
  counter: string | null;
}

/** What a ref points to. */
export interface RefView extends Names {
  onDelete: OnDelete;
  /** Whether it is the users themselves. */
  isUser: boolean;
  /** The condition that the target is the caller's; null where every user sees it. */
  scope: string | null;
}

/** What a field points to; null where it holds a value of its own. */
export const refView = (field: Field, resources: Resource[], tables: Table[]): RefView | null => {
  if (field.type !== 'ref' || !field.to) return null;
  const target = resources.find((resource) => resource.name === field.to);
  const access = target && accessOf(target, resources, tables);
  return {
    ...namesOf(field.to, target?.singular),
    onDelete: field.onDelete ?? (field.required ? 'cascade' : 'set null'),
    isUser: field.to === usersTable,
    scope: access?.isPrivate ? access.scope : null,
  };
};

/** A field, ready for the templates. */
export const fieldView = (field: Field, ref: RefView | null): FieldView => ({
  name: field.name,
  pascal: pascalCase(field.name),
  camel: camelCase(field.name),
  type: field.type,
  required: field.required === true,
  nullable: !field.required && field.default === undefined,
  hasDefault: field.default !== undefined,
  presence: field.default !== undefined ? 'default' : field.required ? 'required' : 'nullable',
  default: field.default ?? null,
  length: field.length ?? defaultLength,
  values: field.values ?? [],
  unique: field.unique === true,
  readOnly: field.readOnly === true,
  min: field.min ?? null,
  max: field.max ?? null,
  ref,
  counter: field.counter ?? null,
});
