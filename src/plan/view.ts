import type { OnDelete } from '../blueprint/field-types.js';
import { defaultLength } from '../blueprint/field-types.js';
import { camelCase, type Names, namesOf, pascalCase } from '../blueprint/naming.js';
import type { Blueprint, Field, Resource } from '../blueprint/types.js';
import { quote } from './language.js';

/** A field as the templates see it. */
export interface FieldView {
  name: string;
  pascal: string;
  camel: string;
  type: Field['type'];
  required: boolean;
  nullable: boolean;
  hasDefault: boolean;
  default: string | number | boolean | null;
  defaultLiteral: string;
  length: number;
  values: string[];
  valuesLiteral: string;
  unique: boolean;
  ref: (Names & { onDelete: OnDelete; ownedByUser: boolean }) | null;
}

/** A resource as the templates see it. */
export interface ResourceView extends Names {
  table: string;
  owner: Resource['owner'];
  ownedByUser: boolean;
  fields: FieldView[];
  refs: FieldView[];
  /** Those of the refs whose target must belong to the caller too. */
  ownedRefs: FieldView[];
  samples: Record<string, unknown>[];
  sample: Record<string, unknown>;
}

/** A many-to-many relation as the templates see it. */
export interface RelationView {
  name: string;
  pascal: string;
  camel: string;
  parent: ResourceView;
  child: ResourceView;
  parentKey: string;
  childKey: string;
}

const literal = (value: string | number | boolean | undefined): string =>
  typeof value === 'string' ? quote(value) : String(value ?? null);

const fieldView = (field: Field, resources: Resource[]): FieldView => {
  const target = resources.find((resource) => resource.name === field.to);
  return {
    name: field.name,
    pascal: pascalCase(field.name),
    camel: camelCase(field.name),
    type: field.type,
    required: field.required === true,
    nullable: !field.required && field.default === undefined,
    hasDefault: field.default !== undefined,
    default: field.default ?? null,
    defaultLiteral: literal(field.default),
    length: field.length ?? defaultLength,
    values: field.values ?? [],
    valuesLiteral: `[${(field.values ?? []).map(quote).join(', ')}]`,
    unique: field.unique === true,
    ref: target
      ? {
          ...namesOf(target.name, target.singular),
          onDelete: field.onDelete ?? (field.required ? 'cascade' : 'set null'),
          ownedByUser: target.owner === 'user',
        }
      : null,
  };
};

const sampleValues: Record<Field['type'], (field: Field) => unknown> = {
  string: (field) =>
    `Example ${field.name.replaceAll('_', ' ')}`.slice(0, field.length ?? defaultLength),
  text: () => 'A longer text that says more.',
  integer: () => 3,
  number: () => 2.5,
  money: () => 19.99,
  boolean: () => true,
  date: () => '2030-01-15',
  time: () => '09:30:00',
  timestamp: () => '2030-01-15T09:30:00Z',
  enum: (field) => field.values?.[0],
  json: () => ['one', 'two'],
  uuid: () => '3f2b8a52-6f0e-4d0c-9f7e-0c3b8a526f0e',
  ref: () => null,
};

/** A value of every field that does not depend on other rows. */
const sampleOf = (resource: Resource): Record<string, unknown> =>
  Object.fromEntries(
    resource.fields
      .filter((field) => field.type !== 'ref')
      .map((field) => [field.name, sampleValues[field.type](field)]),
  );

/** All resources of a blueprint, ready for the templates. */
export const resourceViews = (
  { resources }: Blueprint,
  samples: Record<string, Record<string, unknown>[]>,
): ResourceView[] =>
  resources.map((resource) => {
    const fields = resource.fields.map((field) => fieldView(field, resources));
    return {
      ...namesOf(resource.name, resource.singular),
      table: resource.name,
      owner: resource.owner,
      ownedByUser: resource.owner === 'user',
      fields,
      refs: fields.filter((field) => field.ref !== null),
      ownedRefs: fields.filter((field) => resource.owner === 'user' && field.ref?.ownedByUser),
      samples: samples[resource.name] ?? [sampleOf(resource)],
      sample: sampleOf(resource),
    };
  });

/** All many-to-many relations of a blueprint, ready for the templates. */
export const relationViews = (
  { relations }: Blueprint,
  resources: ResourceView[],
): RelationView[] =>
  relations.map((relation) => {
    const end = (name: string): ResourceView => {
      const found = resources.find((resource) => resource.name === name);
      if (!found) throw new Error(`relation ${relation.name}: no resource ${name}`);
      return found;
    };
    const [parent, child] = [end(relation.parent), end(relation.child)];
    return {
      name: relation.name,
      pascal: pascalCase(relation.name),
      camel: camelCase(relation.name),
      parent,
      child,
      parentKey: `${parent.singular}_id`,
      childKey: `${child.singular}_id`,
    };
  });
