import { isPrivate, ownerFieldOf, parentOf } from './access.js';
import type { Finding } from './check.js';
import { checkoutOf } from './checkout.js';
import type { Field, Resource } from './types.js';

const at = (key: keyof Resource, message: string): Finding => ({ path: [key], message });

const checkOwnerField = (resource: Resource): Finding[] => {
  const { ownerField, fields } = resource;
  if (ownerField === undefined) return [];
  if (ownerFieldOf(resource) === null)
    return [at('ownerField', `rows of the owner "${resource.owner}" have no such column`)];
  if (!ownerField.endsWith('_id')) return [at('ownerField', 'its name ends in _id')];
  return fields.some(({ name }) => name === ownerField)
    ? [at('ownerField', `"${ownerField}" is there twice`)]
    : [];
};

/** The resources on the way up, as far as it leads. */
const ancestors = (resource: Resource, resources: Resource[]): Resource[] => {
  const path = [resource];
  for (;;) {
    const last = path.at(-1);
    const parent = last && parentOf(last, resources);
    if (!parent) return path;
    path.push(parent);
    if (path.length > resources.length) return path;
  }
};

const checkParent = (resource: Resource, resources: Resource[]): Finding[] => {
  if (resource.owner !== 'parent')
    return resource.parent ? [at('parent', 'only the owner "parent" has one')] : [];
  const ref = resource.fields.find(({ name }) => name === resource.parent);
  if (ref?.type !== 'ref' || !ref.required)
    return [at('parent', 'name the required ref that leads to the parent')];
  const parent = parentOf(resource, resources);
  if (!parent || !isPrivate(parent))
    return [at('parent', `"${ref.to}" must belong to a user for its rows to have an owner`)];
  return ancestors(resource, resources).at(-1)?.owner === 'user'
    ? []
    : [at('parent', 'the way up goes in a circle')];
};

const isTarget = ({ type, required, unique, readOnly }: Field): boolean =>
  type === 'ref' && required === true && unique === true && !readOnly;

const checkActor = ({ owner, fields }: Resource): Finding[] =>
  owner === 'actor' && !fields.some(isTarget)
    ? [at('owner', 'an actor needs a required unique ref to what it acts on')]
    : [];

const checkCheckout = (resource: Resource, resources: Resource[]): Finding[] => {
  if (resource.checkout === undefined) return [];
  if (resource.owner !== 'user') return [at('checkout', 'orders have the owner "user"')];
  const writable = resource.fields.find(({ readOnly }) => !readOnly);
  if (writable) return [at('checkout', `"${writable.name}" of orders must be readOnly`)];
  try {
    checkoutOf(resource, resources);
    return [];
  } catch (error) {
    return [at('checkout', (error as Error).message)];
  }
};

/** What is wrong with who may do what on a resource. */
export const checkAccess = (resource: Resource, resources: Resource[]): Finding[] => [
  ...checkOwnerField(resource),
  ...checkParent(resource, resources),
  ...checkActor(resource),
  ...checkCheckout(resource, resources),
];
