import type { OnDelete } from '../blueprint/field-types.js';
import { defaultLength } from '../blueprint/field-types.js';
import { camelCase, type Names, namesOf, pascalCase } from '../blueprint/naming.js';
import type { Blueprint, Field, Resource } from '../blueprint/types.js';
import { quote } from './language.js';
import { neededBy, type Samples, sampleOf, samplesOf } from './samples.js';

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
  /** References that a row cannot do without. */
  requiredRefs: FieldView[];
  /** The resources that these point to, each once. */
  needs: Names[];
  /** The same as a record: field → resource. */
  references: Record<string, string | undefined>;
  /** Fields whose values must differ from row to row, with their types. */
  unique: Record<string, Field['type']>;
  requiredFields: FieldView[];
  /** Fields that a list can be filtered by with `=`. */
  comparedFields: FieldView[];
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
  /** The join table and both ends. */
  entities: { name: string; pascal: string }[];
}

const literal = (value: string | number | boolean | undefined): string =>
  typeof value === 'string' ? quote(value) : String(value ?? null);

const singularIn = (resources: Resource[], name: string): string | undefined =>
  resources.find((resource) => resource.name === name)?.singular;

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

/** All resources of a blueprint, ready for the templates. */
export const resourceViews = ({ resources }: Blueprint, samples: Samples): ResourceView[] =>
  resources.map((resource) => {
    const fields = resource.fields.map((field) => fieldView(field, resources));
    const ownedRefs = fields.filter((field) => resource.owner === 'user' && field.ref?.ownedByUser);
    const names = namesOf(resource.name, resource.singular);
    return {
      ...names,
      table: resource.name,
      owner: resource.owner,
      ownedByUser: resource.owner === 'user',
      fields,
      refs: fields.filter((field) => field.ref !== null),
      ownedRefs,
      requiredRefs: fields.filter((field) => field.ref !== null && field.required),
      needs: neededBy(resource).map((name) => namesOf(name, singularIn(resources, name))),
      references: Object.fromEntries(
        fields
          .filter((field) => field.ref !== null && field.required)
          .map((field) => [field.name, field.ref?.name]),
      ),
      unique: Object.fromEntries(
        fields
          .filter((field) => field.unique && field.ref === null)
          .map((field) => [field.name, field.type]),
      ),
      requiredFields: fields.filter((field) => field.required && !field.hasDefault),
      comparedFields: fields.filter((field) => !['text', 'json'].includes(field.type)),
      samples: samplesOf(resource, samples),
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
    const itself = { name: relation.name, pascal: pascalCase(relation.name) };
    return {
      ...itself,
      camel: camelCase(relation.name),
      parent,
      child,
      parentKey: `${parent.singular}_id`,
      childKey: `${child.singular}_id`,
      entities: [itself, parent, child].sort((a, b) => (a.name < b.name ? -1 : 1)),
    };
  });
