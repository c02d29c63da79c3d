import type { Resource } from './types.js';

/** Which verbs a resource serves: all, only add and take away, orders, or their items. */
export type Kind = 'crud' | 'action' | 'checkout' | 'record';

/** The table that every backend has: refs may point to it like to a resource. */
export const usersTable = 'users';

/** The column that says whose a row is, or null where no user owns it. */
export const ownerFieldOf = ({ owner, ownerField = 'user_id' }: Resource): string | null =>
  owner === 'admin' || owner === 'parent' ? null : ownerField;

/** Whether a row is there only for the user that it belongs to. */
export const isPrivate = ({ owner }: Resource): boolean => owner === 'user' || owner === 'parent';

/** The resource that a parent-owned one hangs off. */
export const parentOf = (resource: Resource, resources: Resource[]): Resource | undefined => {
  const to = resource.fields.find(({ name }) => name === resource.parent)?.to;
  return resources.find(({ name }) => name === to);
};

export const kindOf = (resource: Resource, resources: Resource[]): Kind => {
  if (resource.checkout) return 'checkout';
  if (resources.some(({ checkout }) => checkout === resource.name)) return 'record';
  return resource.owner === 'actor' ? 'action' : 'crud';
};
