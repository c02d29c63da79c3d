import { CliError } from '../../errors.js';
import { namesOf } from '../naming.js';
import type { Blueprint, Field, Resource } from '../types.js';
import { resourceIn } from './change.js';

const isRefTo = (name: string) => (field: Field) => field.type === 'ref' && field.to === name;

/** A row that hangs off another cannot be without it. */
const leading = (field: Field): Field =>
  field.required ? field : { ...field, required: true, onDelete: 'cascade' };

const refTo = ({ name, singular }: Resource): Field => {
  const key = `${namesOf(name, singular).singular}_id`;
  return { id: key, name: key, type: 'ref', to: name, required: true, onDelete: 'cascade' };
};

/** The only reference among the fields, where nobody says which is the parent. */
const onlyRef = (resource: string, fields: Field[]): Field => {
  const refs = fields.filter(({ type }) => type === 'ref');
  const [ref] = refs;
  if (ref && refs.length === 1) return ref;
  throw new CliError(
    'MISSING_PARENT',
    `The owner of "${resource}" is its parent, but nothing says which.`,
    'Name the resource that its rows belong to: --parent RESOURCE.',
  );
};

export interface Parent {
  /** The name of the field that leads to the parent. */
  parent: string;
  /** That field, to be added or put in the place of the one of its name. */
  field: Field;
}

/** Said may be the resource that is the parent, or the field that leads to it. */
const meant = (blueprint: Blueprint, fields: Field[], typed: string): Field => {
  const field = fields.find(({ name }) => name === typed);
  if (field) return field;
  const resource = resourceIn(blueprint, typed);
  return fields.find(isRefTo(resource.name)) ?? refTo(resource);
};

/** The field that leads to the parent, among the fields or new. */
export const parentField = (
  blueprint: Blueprint,
  { name, parent: known, fields }: Pick<Resource, 'name' | 'parent' | 'fields'>,
  typed: string | undefined,
): Parent => {
  const field =
    typed === undefined
      ? (fields.find((one) => one.name === known) ?? onlyRef(name, fields))
      : meant(blueprint, fields, typed);
  return { parent: field.name, field: leading(field) };
};
