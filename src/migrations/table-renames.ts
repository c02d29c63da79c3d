import { ownerFieldOf } from '../blueprint/access.js';
import type { Renames } from '../blueprint/change/renames.js';
import { namesOf } from '../blueprint/naming.js';
import type { Blueprint, Relation, Resource } from '../blueprint/types.js';
import { newName, type Renaming, type TableRenames } from './renames.js';

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
  const nameOf = (name: string): string | null => newName(renames.resources, name);
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
            to: key(after, nameOf(end) ?? end),
          })),
        ),
      ]),
    ]),
  };
};

/** The same relation afterwards: under its own name, else the one that came where one went. */
const sameRelation = (
  relation: Relation,
  before: Blueprint,
  after: Blueprint,
  nameOf: (resource: string) => string | null,
): Relation | undefined => {
  const old = ({ parent, child }: Relation) => [nameOf(parent), nameOf(child)].sort().join();
  const ends = old(relation);
  const joining = after.relations.filter((one) => [one.parent, one.child].sort().join() === ends);
  const known = before.relations.filter((one) => old(one) === ends);
  const came = joining.filter((one) => !known.some(({ name }) => name === one.name));
  const went = known.filter((one) => !joining.some(({ name }) => name === one.name));
  return (
    joining.find(({ name }) => name === relation.name) ??
    (came.length === 1 && went.length === 1 ? came[0] : undefined)
  );
};
