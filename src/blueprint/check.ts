import { checkAccess } from './check-access.js';
import { checkField } from './check-field.js';
import { camelCase, namesOf, pascalCase } from './naming.js';
import { refusedRelationName, refusedResourceName, refusedSingular } from './reserved.js';
import type { Blueprint, Relation, Resource } from './types.js';

/** One thing wrong with a blueprint: where it stands and what to do. */
export interface Finding {
  path: (string | number)[];
  message: string;
}

/** Everything that is wrong with a well-formed blueprint; empty where it can be built. */
export const checkBlueprint = ({ resources, relations }: Blueprint): Finding[] => [
  ...duplicates(resources, (resource) => resource.name, 'resources'),
  ...duplicates(resources, typeOf, 'resources'),
  ...resources.flatMap((resource, index) =>
    within(['resources', index], checkResource(resource, resources)),
  ),
  ...duplicates([...resources, ...relations], (item) => item.name, 'relations', resources.length),
  ...relations.flatMap((relation, index) =>
    within(['relations', index], checkRelation(relation, resources)),
  ),
];

const typeOf = ({ name, singular }: Resource): string => namesOf(name, singular).pascal;

/** The types that a resource brings besides the one of its rows. */
const bodiesOf = (resource: Resource): string[] =>
  ['Input', 'Patch'].map((body) => typeOf(resource) + body);

const checkType = (type: string, resources: Resource[]): Finding[] => {
  const other = resources.find((resource) => bodiesOf(resource).includes(type));
  return other
    ? [
        {
          path: ['name'],
          message: `"${type}" is what clients send of "${other.name}": choose another word`,
        },
      ]
    : [];
};

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
  const refusedOne = refusedSingular(namesOf(resource.name, resource.singular).singular);
  return [
    ...(refused ? [{ path: ['name'], message: refused }] : []),
    ...(refusedOne
      ? [{ path: [resource.singular ? 'singular' : 'name'], message: refusedOne }]
      : []),
    ...checkType(typeOf(resource), resources),
    ...duplicates(resource.fields, (field) => field.name, 'fields'),
    ...duplicates(resource.fields, (field) => field.id, 'fields'),
    ...resource.fields.flatMap((field, index) =>
      within(['fields', index], checkField(field, resource, resources)),
    ),
    ...checkAccess(resource, resources),
  ];
};

const checkRelationName = ({ name }: Relation, resources: Resource[]): Finding[] => {
  const refused = refusedRelationName(name, camelCase(name));
  if (refused) return [{ path: ['name'], message: refused }];
  const type = pascalCase(name);
  return resources.some((resource) => typeOf(resource) === type)
    ? [{ path: ['name'], message: `"${type}" is there twice` }]
    : checkType(type, resources);
};

const checkRelation = (relation: Relation, resources: Resource[]): Finding[] => {
  const missing = (['parent', 'child'] as const)
    .filter((end) => !resources.some(({ name }) => name === relation[end]))
    .map((end) => ({ path: [end], message: `there is no resource "${relation[end]}"` }));
  if (missing.length > 0) return missing;
  if (relation.parent === relation.child)
    return [{ path: ['child'], message: 'a relation joins two different resources' }];
  const shared = (['parent', 'child'] as const)
    .filter((end) => resources.find(({ name }) => name === relation[end])?.owner !== 'user')
    .map((end) => ({ path: [end], message: 'both ends of a relation belong to users' }));
  return [...checkRelationName(relation, resources), ...shared];
};
