import { isDeepStrictEqual } from 'node:util';
import type { Blueprint, Field, Resource } from '../types.js';
import { meaningOf } from './fields.js';

/** Something that is gone while the like of it is new: perhaps it has only another name. */
export interface SuspectedRename {
  kind: 'resource' | 'field';
  /** The resource of the field, by its new name. */
  resource?: string;
  from: string;
  to: string;
  /** What `--rename` would take to say so. */
  rename: string;
}

const without = <T>(items: T[], others: T[], isSame: (a: T, b: T) => boolean): T[] =>
  items.filter((item) => !others.some((other) => isSame(item, other)));

/** Each that is gone with the first new one of its shape; none is taken twice. */
const pairs = <T>(gone: T[], added: T[], alike: (a: T, b: T) => boolean): [T, T][] => {
  const free = [...added];
  return gone.flatMap((from): [T, T][] => {
    const index = free.findIndex((to) => alike(from, to));
    return index < 0 ? [] : [[from, ...free.splice(index, 1)] as [T, T]];
  });
};

const shapeOf = (field: Field, self: string): object => ({
  ...meaningOf(field),
  name: '',
  // A resource that refers to itself goes on doing so under another name.
  to: field.to === self ? '' : field.to,
});

const sameResource = (a: Resource, b: Resource): boolean => a.name === b.name;

/** Most of the fields are the same: a resource may be renamed and changed at once. */
const alikeResources = (a: Resource, b: Resource): boolean => {
  const common = a.fields.filter((field) =>
    b.fields.some(
      (other) =>
        other.name === field.name &&
        isDeepStrictEqual(shapeOf(field, a.name), shapeOf(other, b.name)),
    ),
  );
  return a.owner === b.owner && common.length * 3 >= Math.max(a.fields.length, b.fields.length) * 2;
};

const fieldsOf = (before: Resource, after: Resource): SuspectedRename[] => {
  const sameField = (a: Field, b: Field): boolean => a.id === b.id || a.name === b.name;
  return pairs(
    without(before.fields, after.fields, sameField),
    without(after.fields, before.fields, sameField),
    (a, b) => isDeepStrictEqual(shapeOf(a, before.name), shapeOf(b, after.name)),
  ).map(([{ name: from }, { name: to }]) => ({
    kind: 'field',
    resource: after.name,
    from,
    to,
    rename: `${after.name}.${from}:${to}`,
  }));
};

/**
 * Resources and fields that were dropped while others of the same shape were added, as by an edit of
 * vibe.json by hand. Fields whose id stayed are known to be renamed and are not among them, nor are
 * resources whose new name is given.
 */
export const suspectedRenames = (
  before: Blueprint,
  after: Blueprint,
  given: Record<string, string> = {},
): SuspectedRename[] => {
  const old = before.resources.map((one) => ({ ...one, name: given[one.name] ?? one.name }));
  const resources = pairs(
    without(old, after.resources, sameResource),
    without(after.resources, old, sameResource),
    alikeResources,
  ).map(
    ([{ name: from }, { name: to }]): SuspectedRename => ({
      kind: 'resource',
      from,
      to,
      rename: `${from}:${to}`,
    }),
  );
  const fields = old.flatMap((one) => {
    const now = after.resources.find((other) => sameResource(one, other));
    return now ? fieldsOf(one, now) : [];
  });
  return [...resources, ...fields];
};
