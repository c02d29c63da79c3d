import { isPrivate, type Kind, kindOf, ownerFieldOf, parentOf } from '../blueprint/access.js';
import type { Resource } from '../blueprint/types.js';
import type { Table } from './tables.js';

/** Who may do what on a resource, as the templates see it. */
export interface AccessView {
  kind: Kind;
  owner: Resource['owner'];
  /** The column that says whose a row is, or null. */
  ownerField: string | null;
  /** Whether reads are scoped to the caller. */
  isPrivate: boolean;
  /** Whether reads need no token. */
  isPublic: boolean;
  /** Whether every user reads and only the row's own user writes. */
  isAuthored: boolean;
  /** Whether writes know the caller. */
  takesCaller: boolean;
  /** The condition that a row is the caller's, as both ORMs write it; null where nobody owns it. */
  scope: string | null;
  /** The relations from the row to the one that has the owner's column, and that column. */
  scopePath: string[];
  scopeField: string | null;
  /** The column that refers to the row it hangs off, and that row's table; null where there is none. */
  parentColumn: string | null;
  parentTable: string | null;
}

/** The relations that lead up to the row that has the owner's column, and that row's resource. */
const wayUp = (
  resource: Resource,
  resources: Resource[],
  tables: Table[],
): { path: string[]; top: Resource } => {
  const parent = parentOf(resource, resources);
  if (resource.owner !== 'parent' || !parent) return { path: [], top: resource };
  const keys = tables.find(({ name }) => name === resource.name)?.foreignKeys ?? [];
  const relation = keys.find(({ column }) => column === resource.parent)?.field ?? '';
  const above = wayUp(parent, resources, tables);
  return { path: [relation, ...above.path], top: above.top };
};

/** Who may do what on a resource. */
export const accessOf = (
  resource: Resource,
  resources: Resource[],
  tables: Table[],
): AccessView => {
  const { owner } = resource;
  const { path, top } = wayUp(resource, resources, tables);
  const scopeField = ownerFieldOf(top);
  const parent = owner === 'parent' ? (parentOf(resource, resources) ?? null) : null;
  return {
    kind: kindOf(resource, resources),
    owner,
    ownerField: ownerFieldOf(resource),
    isPrivate: isPrivate(resource),
    isPublic: owner === 'admin',
    isAuthored: owner === 'author' || owner === 'actor',
    takesCaller: owner !== 'admin',
    scope:
      scopeField &&
      path.reduceRight((inner, name) => `${name}: { ${inner} }`, `${scopeField}: userId`),
    scopePath: path,
    scopeField,
    parentColumn: parent && (resource.parent ?? null),
    parentTable: parent?.name ?? null,
  };
};
