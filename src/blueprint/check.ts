import { defaultLength } from './field-types.js';
import { namesOf } from './naming.js';
import { refusedFieldName, refusedResourceName } from './reserved.js';
import type { Blueprint, Field, Relation, Resource } from './types.js';

/** One thing wrong with a blueprint: where it stands and what to do. */
export interface Finding {
  path: (string | number)[];
  message: string;
}

/** Everything that is wrong with a well-formed blueprint; empty where it can be built. */
export const checkBlueprint = ({ resources, relations }: Blueprint): Finding[] => [
  ...duplicates(resources, (resource) => resource.name, 'resources'),
  ...duplicates(
    resources,
    (resource) => namesOf(resource.name, resource.singular).pascal,
    'resources',
  ),
  ...resources.flatMap((resource, index) =>
    within(['resources', index], checkResource(resource, resources)),
  ),
  ...duplicates([...resources, ...relations], (item) => item.name, 'relations', resources.length),
  ...relations.flatMap((relation, index) =>
    within(['relations', index], checkRelation(relation, resources)),
  ),
];

const within = (path: Finding['path'], findings: Finding[]): Finding[] =>
  findings.map((finding) => ({ ...finding, path: [...path, ...finding.path] }));

const duplicates = <T>(items: T[], key: (item: T) => string, list: string, from = 0): Finding[] =>
  items.flatMap((item, index) =>
    index >= from && items.findIndex((other) => key(other) === key(item)) < index
      ? [{ path: [list, index - from, 'name'], message: `"${key(item)}" is there twice` }]
      : [],
  );

const checkResource = (resource: Resource, resources: Resource[]): Finding[] => {
  const refused = refusedResourceName(resource.name);
  const { singular } = namesOf(resource.name, resource.singular);
  return [
    ...(refused ? [{ path: ['name'], message: refused }] : []),
    ...(singular === 'user'
      ? [{ path: ['name'], message: '"user" is used by the backend itself' }]
      : []),
    ...duplicates(resource.fields, (field) => field.name, 'fields'),
    ...duplicates(resource.fields, (field) => field.id, 'fields'),
    ...resource.fields.flatMap((field, index) =>
      within(['fields', index], checkField(field, resource, resources)),
    ),
  ];
};

const checkField = (field: Field, resource: Resource, resources: Resource[]): Finding[] => {
  const findings: Finding[] = [];
  const add = (key: keyof Field, message: string) => findings.push({ path: [key], message });
  const refused = refusedFieldName(field.name);
  if (refused) add('name', refused);
  if (field.length !== undefined && field.type !== 'string')
    add('length', 'only a string has a length');
  if (field.type === 'enum' && !field.values) add('values', 'an enum needs its values');
  if (field.values && field.type !== 'enum') add('values', 'only an enum has values');
  if (field.values && new Set(field.values).size < field.values.length)
    add('values', 'a value is there twice');
  if (field.type === 'ref') checkRef(field, resource, resources, add);
  else if (field.to ?? field.onDelete) add('type', 'only a ref has "to" and "onDelete"');
  if (field.unique && ['text', 'json'].includes(field.type))
    add('unique', `a ${field.type} cannot be unique`);
  const wrong = field.default === undefined ? null : wrongDefault(field, field.default);
  if (wrong) add('default', wrong);
  return findings;
};

const checkRef = (
  field: Field,
  resource: Resource,
  resources: Resource[],
  add: (key: keyof Field, message: string) => void,
): void => {
  if (!resources.some(({ name }) => name === field.to))
    add(
      'to',
      field.to
        ? `there is no resource "${field.to}"`
        : 'a ref needs "to", the resource it points to',
    );
  if (!field.name.endsWith('_id')) add('name', 'the name of a ref ends in _id');
  if (field.required && field.to === resource.name)
    add('required', 'a reference to the same resource must be optional');
  if (field.required && field.onDelete === 'set null')
    add('onDelete', 'a required ref cannot be set to null');
};

type Default = NonNullable<Field['default']>;

const isCalendarDate = (value: Default): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(String(value)) &&
  new Date(`${value}T00:00:00Z`).toISOString().startsWith(String(value));

const defaultChecks: Partial<Record<Field['type'], (value: Default, field: Field) => boolean>> = {
  string: (value, field) =>
    typeof value === 'string' && [...value].length <= (field.length ?? defaultLength),
  text: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  number: (value) => typeof value === 'number',
  money: (value) => typeof value === 'number' && /^-?\d{1,10}(\.\d{1,2})?$/.test(String(value)),
  boolean: (value) => typeof value === 'boolean',
  date: (value) => !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) && isCalendarDate(value),
  time: (value) => /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(String(value)),
  enum: (value, field) => (field.values ?? []).includes(String(value)),
};

const wrongDefault = (field: Field, value: Default): string | null => {
  const fits = defaultChecks[field.type];
  if (!fits) return `a ${field.type} cannot have a default`;
  return fits(value, field) ? null : `${JSON.stringify(value)} is not a valid ${field.type}`;
};

const checkRelation = (relation: Relation, resources: Resource[]): Finding[] => {
  const missing = (['parent', 'child'] as const)
    .filter((end) => !resources.some(({ name }) => name === relation[end]))
    .map((end) => ({ path: [end], message: `there is no resource "${relation[end]}"` }));
  if (missing.length > 0) return missing;
  if (relation.parent === relation.child)
    return [{ path: ['child'], message: 'a relation joins two different resources' }];
  return (['parent', 'child'] as const)
    .filter((end) => resources.find(({ name }) => name === relation[end])?.owner !== 'user')
    .map((end) => ({ path: [end], message: 'both ends of a relation belong to users' }));
};
