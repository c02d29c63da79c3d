import { checkAccess } from './check-access.js';
import { checkField } from './check-field.js';
import { checkTypes } from './check-types.js';
import { camelCase } from './naming.js';
import { refusedRelationName, refusedResourceName } from './reserved.js';
import type { Blueprint, Relation, Resource } from './types.js';

/** One thing wrong with a blueprint: where it stands and what to do. */
export interface Finding {
  path: (string | number)[];
  message: string;
}

/** Everything that is wrong with a well-formed blueprint; empty where it can be built. */
export const checkBlueprint = (blueprint: Blueprint): Finding[] => {
  const { resources, relations } = blueprint;
  return [
    ...duplicates(resources, (resource) => resource.name, 'resources'),
    ...checkTypes(blueprint),
    ...resources.flatMap((resource, index) =>
      within(['resources', index], checkResource(resource, resources)),
    ),
    ...duplicates([...resources, ...relations], (item) => item.name, 'relations', resources.length),
    ...relations.flatMap((relation, index) =>
      within(['relations', index], checkRelation(relation, resources)),
    ),
  ];
};

const within = (path: Finding['path'], findings: Finding[]): Finding[] =>
  findings.map((finding) => ({ ...finding, path: [...path, ...finding.path] }));

const duplicates = <T>(items: T[], key: (item: T) => string, list: string, from = 0): Finding[] => {
  const keys = items.map(key);
  return keys.flatMap((one, index) =>
    index >= from && keys.indexOf(one) < index
      ? [{ path: [list, index - from, 'name'], message: `"${one}" is there twice` }]
      : [],
  );
};

const checkResource = (resource: Resource, resources: Resource[]): Finding[] => {
  const refused = refusedResourceName(resource.name);
  return [
    ...(refused ? [{ path: ['name'], message: refused }] : []),
    ...duplicates(resource.fields, (field) => field.name, 'fields'),
    ...duplicates(resource.fields, (field) => field.id, 'fields'),
    ...resource.fields.flatMap((field, index) =>
      within(['fields', index], checkField(field, resource, resources)),
    ),
    ...checkAccess(resource, resources),
  ];
};

const checkRelation = (relation: Relation, resources: Resource[]): Finding[] => {
  const missing = (['parent', 'child'] as const)
    .filter((end) => !resources.some(({ name }) => name === relation[end]))
    .map((end) => ({ path: [end], message: `there is no resource "${relation[end]}"` }));
  if (missing.length > 0) return missing;
  if (relation.parent === relation.child)
    return [{ path: ['child'], message: 'a relation joins two different resources' }];
  const refused = refusedRelationName(relation.name, camelCase(relation.name));
  const shared = (['parent', 'child'] as const)
    .filter((end) => resources.find(({ name }) => name === relation[end])?.owner !== 'user')
    .map((end) => ({ path: [end], message: 'both ends of a relation belong to users' }));
  return [...(refused ? [{ path: ['name'], message: refused }] : []), ...shared];
};
