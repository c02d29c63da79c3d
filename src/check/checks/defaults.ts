import type { ModelField, ModelResource } from '../model.js';
import { acceptedBy } from '../values/accepted.js';
import type { Row } from './subject.js';

export const writable = ({ fields }: ModelResource): ModelField[] =>
  fields.filter(({ readOnly }) => !readOnly);

export const optional = (resource: ModelResource): ModelField[] =>
  writable(resource).filter((field) => field.nullable || field.hasDefault);

export const defaultOf = (field: ModelField): unknown => (field.hasDefault ? field.default : null);

/** A value that is not the default, for every optional field. */
export const filled = (resource: ModelResource): Row =>
  Object.fromEntries(
    optional(resource)
      .map((field) => {
        const mark = Math.random().toString(36).slice(2, 8);
        const values = acceptedBy(field, mark).filter((value) => value !== defaultOf(field));
        return [field.name, values[0]] as const;
      })
      .filter(([, value]) => value !== undefined),
  );

/** Only what a row cannot do without. */
export const bare = (resource: ModelResource, body: Row): Row => {
  const names = writable(resource).filter((field) => !field.nullable && !field.hasDefault);
  return Object.fromEntries(names.map(({ name }) => [name, body[name]]));
};
