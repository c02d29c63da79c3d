import type { Blueprint, Resource } from '../../src/blueprint/types.js';
import { fieldOf, resourceOf } from './blueprints.js';

export const add =
  (resource: string, ...fields: Resource['fields']) =>
  (blueprint: Blueprint) =>
    void resourceOf(blueprint, resource).fields.push(...fields);

export const remove = (path: string) => (blueprint: Blueprint) => {
  const [name = '', gone] = path.split('.');
  const resource = resourceOf(blueprint, name);
  resource.fields = resource.fields.filter((one) => one.name !== gone);
};

export const set =
  (path: string, more: Partial<Resource['fields'][number]>) => (blueprint: Blueprint) =>
    void Object.assign(fieldOf(blueprint, path), more);

/** Another type under the same name; what only the old type had goes. */
export const become =
  (path: string, type: Resource['fields'][number]['type'], more: Record<string, unknown> = {}) =>
  (blueprint: Blueprint) => {
    const found = fieldOf(blueprint, path);
    const { id, name } = found;
    for (const key of Object.keys(found)) delete (found as unknown as Record<string, unknown>)[key];
    Object.assign(found, { id, name, type, ...more });
  };

export const all =
  (...changes: ((blueprint: Blueprint) => void)[]) =>
  (blueprint: Blueprint) => {
    for (const change of changes) change(blueprint);
  };

export const removeResource = (name: string) => (blueprint: Blueprint) => {
  blueprint.resources = blueprint.resources.filter((resource) => resource.name !== name);
  blueprint.relations = blueprint.relations.filter(
    (one) => ![one.parent, one.child].includes(name),
  );
};

export const renameResource = (from: string, to: string) => (blueprint: Blueprint) => {
  resourceOf(blueprint, from).name = to;
  for (const { fields } of blueprint.resources)
    for (const one of fields) if (one.to === from) one.to = to;
  for (const relation of blueprint.relations) {
    if (relation.parent === from) relation.parent = to;
    if (relation.child === from) relation.child = to;
  }
};

export const noRelations = (blueprint: Blueprint) => {
  blueprint.relations = [];
};

export const owner = (name: string, more: Partial<Resource>) => (blueprint: Blueprint) => {
  const resource = resourceOf(blueprint, name);
  delete resource.ownerField;
  delete resource.parent;
  Object.assign(resource, more);
};
