import { CliError } from '../../errors.js';
import { findResource, resourceNameOf, singularKey } from '../resource-name.js';
import type { Blueprint, Field, Owner, Resource } from '../types.js';
import { type Change, checked, withResource } from './change.js';
import { withFields } from './fields.js';
import { ownerOf } from './owner-words.js';
import { parentField } from './parent-field.js';

/** What is said about a resource that is new or to be changed. */
export interface ResourceInput {
  /** In any case, of one or of many. */
  name: string;
  singular?: string;
  /** A word of `ownerWords`. */
  owner?: string;
  /** The resource that its rows belong to, or the field that leads there. */
  parent?: string;
  fields: Field[];
}

const ownerIn = ({ owner, parent }: ResourceInput, known: Owner | undefined): Owner => {
  const said = owner === undefined ? undefined : ownerOf(owner);
  if (parent === undefined) return said ?? known ?? 'user';
  if (said !== undefined && said !== 'parent')
    throw new CliError(
      'USAGE_ERROR',
      `Rows of the owner "${owner}" belong to no other row.`,
      'Leave out --parent, or say --owner parent.',
    );
  return 'parent';
};

/** The parts of a resource that say whose its rows are, and its fields. */
const withOwner = (
  blueprint: Blueprint,
  resource: Resource,
  owner: Owner,
  typed: string | undefined,
): Resource => {
  const { parent: _, ownerField, fields, ...rest } = resource;
  const inherits = owner === 'parent' || owner === 'admin';
  const kept = { ...rest, ...(ownerField && !inherits && { ownerField }), owner };
  if (owner !== 'parent') return { ...kept, fields };
  const { parent, field } = parentField(blueprint, resource, typed);
  const isThere = fields.some(({ name }) => name === parent);
  return { ...kept, parent, fields: isThere ? withFields(fields, [field]) : [field, ...fields] };
};

/** With the keys in the order in which they were, new ones where a vibe.json has them. */
const inOrder = (resource: Resource, before: Resource | undefined): Resource => {
  const { name, singular, owner, ownerField, parent, checkout, fields } = resource;
  const all = { name, singular, owner, ownerField, parent, checkout, fields };
  const keys = Object.keys(all) as (keyof Resource)[];
  const isSame =
    before && keys.every((key) => (before[key] === undefined) === (all[key] === undefined));
  const order = isSame ? (Object.keys(before) as (keyof Resource)[]) : keys;
  return Object.fromEntries(
    order.flatMap((key) => (all[key] === undefined ? [] : [[key, all[key]]])),
  ) as Resource & object;
};

/**
 * Adds a resource. Where it is there, it is changed: fields of the same name are put in the place of
 * the old ones and keep their ids, others stay; saying the same again changes nothing.
 */
export const addResource = (blueprint: Blueprint, input: ResourceInput): Change => {
  const known = findResource(blueprint.resources, input.name);
  const named = known
    ? { ...known, ...(input.singular && singularKey(known.name, input.singular)) }
    : { ...resourceNameOf(input.name, input.singular), owner: 'user' as const, fields: [] };
  const resource: Resource = { ...named, fields: withFields(named.fields, input.fields) };
  const added = known ? blueprint : withNew(blueprint, resource);
  const owner = ownerIn(input, known?.owner);
  const changed = inOrder(withOwner(added, resource, owner, input.parent), known);
  return checked(withResource(added, resource.name, () => changed));
};

const withNew = (blueprint: Blueprint, resource: Resource): Blueprint => ({
  ...blueprint,
  resources: [...blueprint.resources, resource],
});
