import { ownerFieldOf } from '../blueprint/access.js';
import type { Renames } from '../blueprint/change/renames.js';
import { namesOf } from '../blueprint/naming.js';
import type { Blueprint, Relation, Resource } from '../blueprint/types.js';
import type { Renaming, TableRenames } from './renames.js';

const changed = (renamings: Renaming[]): Record<string, string> =>
  Object.fromEntries(
    renamings.filter(({ from, to }) => from !== to).map(({ from, to }) => [from, to]),
  );

const named = (record: Record<string, string>, key: string): string | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** The fields that another name was given, found by their ids, and the column of the owner. */
const columnsOf = (before: Resource, after: Resource, given: Record<string, string>) => {
  const byId = before.fields.flatMap((field) => {
    const to =
      named(given, field.name) ?? after.fields.find((other) => other.id === field.id)?.name;
    return to ? [{ from: field.name, to }] : [];
  });
  const [from, to] = [ownerFieldOf(before), ownerFieldOf(after)];
  return changed([...byId, ...(from && to ? [{ from, to }] : [])]);
};

const singularIn = ({ resources }: Blueprint, name: string): string =>
  namesOf(name, resources.find((resource) => resource.name === name)?.singular).singular;

/** The names of tables and columns that follow from those of resources and fields. */
export const tableRenames = (
  before: Blueprint,
  after: Blueprint,
  renames: Renames,
): TableRenames => {
  const nameOf = (name: string): string => named(renames.resources, name) ?? name;
  const resources = before.resources.flatMap((resource) => {
    const same = after.resources.find(({ name }) => name === nameOf(resource.name));
    return same ? [{ resource, same }] : [];
  });
  const joins = before.relations.flatMap((relation) => {
    const same = sameRelation(relation, before, after, nameOf);
    return same ? [{ relation, same }] : [];
  });
  const key = (blueprint: Blueprint, name: string) => `${singularIn(blueprint, name)}_id`;
  return {
    tables: changed([
      ...resources.map(({ resource, same }) => ({ from: resource.name, to: same.name })),
      ...joins.map(({ relation, same }) => ({ from: relation.name, to: same.name })),
    ]),
    columns: Object.fromEntries([
      ...resources.map(({ resource, same }) => [
        same.name,
        columnsOf(resource, same, renames.fields[same.name] ?? {}),
      ]),
      ...joins.map(({ relation, same }) => [
        same.name,
        changed(
          [relation.parent, relation.child].map((end) => ({
            from: key(before, end),
            to: key(after, nameOf(end)),
          })),
        ),
      ]),
    ]),
  };
};

/** The same relation afterwards: under its own name, else the only new one between the same ends. */
const sameRelation = (
  { name, parent, child }: Relation,
  before: Blueprint,
  after: Blueprint,
  nameOf: (resource: string) => string,
): Relation | undefined => {
  const ends = [nameOf(parent), nameOf(child)].sort().join();
  const joining = after.relations.filter((one) => [one.parent, one.child].sort().join() === ends);
  const [only, ...others] = joining.filter(
    (one) => !before.relations.some((known) => known.name === one.name),
  );
  return (
    joining.find((one) => one.name === name) ??
    joining.find((one) => one.name === nameOf(name)) ??
    (others.length === 0 ? only : undefined)
  );
};
