import { CliError } from '../../errors.js';
import { ownerFieldOf } from '../access.js';
import { fieldNameOf, type ResourceName, resourceNameOf } from '../resource-name.js';
import type { Blueprint, Field, Resource } from '../types.js';
import { type Change, checked, fieldAt, resourceIn, withResource } from './change.js';
import { nothingRenamed } from './renames.js';

const taken = (message: string): CliError =>
  new CliError('NAME_TAKEN', message, 'Choose another name, or rename or remove that one first.');

type Follow = (name: string) => string;

/** A resource whose words for others follow their new names. */
const following = (resource: Resource, follow: Follow): Resource => ({
  ...resource,
  ...(resource.checkout && { checkout: follow(resource.checkout) }),
  fields: resource.fields.map((field) => (field.to ? { ...field, to: follow(field.to) } : field)),
});

/** The resource by another name, its keys in the order in which they were. */
const called = (resource: Resource, named: ResourceName): Resource => {
  const names = Object.entries(named);
  const entries = Object.entries(resource).filter(([key]) => key !== 'singular');
  return Object.fromEntries(
    entries.flatMap((entry) => (entry[0] === 'name' ? names : [entry])),
  ) as Resource & object;
};

/** Gives a resource another name; whatever names it follows. */
export const renameResource = (
  blueprint: Blueprint,
  from: string,
  to: string,
  singular?: string,
): Change => {
  const { name: old } = resourceIn(blueprint, from);
  const named = resourceNameOf(to, singular);
  const isSame = named.name === old;
  if (isSame && singular === undefined) return { blueprint, renames: nothingRenamed };
  if (!isSame && blueprint.resources.some(({ name }) => name === named.name))
    throw taken(`There is a resource "${named.name}" already.`);
  const follow: Follow = (name) => (name === old ? named.name : name);
  const renamed = {
    ...blueprint,
    resources: blueprint.resources.map((resource) =>
      following(resource.name === old ? called(resource, named) : resource, follow),
    ),
    relations: blueprint.relations.map((relation) => ({
      ...relation,
      parent: follow(relation.parent),
      child: follow(relation.child),
    })),
  };
  return checked(
    renamed,
    isSame ? nothingRenamed : { resources: { [old]: named.name }, fields: {} },
  );
};

const refuseOwner = (resource: Resource, name: string): void => {
  if (name !== ownerFieldOf(resource)) return;
  throw new CliError(
    'NO_SUCH_FIELD',
    `"${name}" of "${resource.name}" is kept by the backend itself: it says whose a row is.`,
    'It has this name in every backend.',
  );
};

/** Gives a field another name; it keeps its id, and whatever names it follows. */
export const renameField = (
  blueprint: Blueprint,
  typed: string,
  from: string,
  to: string,
): Change => {
  const resource = resourceIn(blueprint, typed);
  const [old, name] = [fieldNameOf(from), fieldNameOf(to)];
  refuseOwner(resource, old);
  const index = fieldAt(resource, old);
  if (old === name) return { blueprint, renames: nothingRenamed };
  if (resource.fields.some((field) => field.name === name))
    throw taken(`"${resource.name}" has a field "${name}" already.`);
  const renamed = withResource(blueprint, resource.name, (one) => ({
    ...one,
    ...(one.parent === old && { parent: name }),
    fields: one.fields.map((field, at) => (at === index ? { ...field, name } : field)),
  }));
  const counts = ({ to: target, counter }: Field): boolean =>
    target === resource.name && counter === old;
  const followed = renamed.resources.map((one) => ({
    ...one,
    fields: one.fields.map((field) => (counts(field) ? { ...field, counter: name } : field)),
  }));
  return checked(
    { ...renamed, resources: followed },
    { resources: {}, fields: { [resource.name]: { [old]: name } } },
  );
};
