import { ownerFieldOf, usersTable } from '../blueprint/access.js';
import { namesOf } from '../blueprint/naming.js';
import type { Blueprint, Field, Resource } from '../blueprint/types.js';
import type { InternalTable } from '../parts/types.js';
import { type Column, columnOf, idColumn, sqlLiteral, timestampColumn } from './columns.js';
import { constraintName } from './constraint-name.js';
import {
  type BackRelation,
  type Counter,
  countersOf,
  type ForeignKey,
  foreignKeyOf,
  type Index,
  ownerColumn,
  plainIndex,
  type Unique,
  uniqueOf,
} from './keys.js';
import { withRelations } from './relations.js';

/** One table of the database with every name that a migration or an ORM needs. */
export interface Table {
  name: string;
  pascal: string;
  camel: string;
  columns: Column[];
  primaryKey: string[];
  primaryKeyName: string;
  /** Whether the key is `id`, not several columns. */
  hasId: boolean;
  foreignKeys: ForeignKey[];
  uniques: Unique[];
  indexes: Index[];
  checks: Check[];
  /** What its rows count in other tables. */
  counters: Counter[];
  /** Its own columns that other tables' rows move. */
  counted: string[];
  backRelations: BackRelation[];
  /** The other tables that this one refers to, each once. */
  targets: { name: string; pascal: string }[];
}

/** The columns of `users`, the same for every way to log in. */
export const userFields: Field[] = [
  { id: 'email', name: 'email', type: 'string', length: 320, required: true, unique: true },
  { id: 'password_hash', name: 'password_hash', type: 'text', required: true },
  { id: 'name', name: 'name', type: 'string' },
  { id: 'avatar_url', name: 'avatar_url', type: 'string', length: 2048 },
  { id: 'role', name: 'role', type: 'enum', values: ['user', 'admin'], default: 'user' },
  { id: 'last_login', name: 'last_login', type: 'timestamp' },
];

interface Check {
  name: string;
  expression: string;
}

interface TableInput {
  name: string;
  singular?: string;
  /** The column that says whose a row is, also one of the fields. */
  owner?: string | null;
  fields: Field[];
  /** Columns before and after those of the fields. */
  head: Column[];
  tail: Column[];
  primaryKey: string[];
  indexes: Index[];
}

const rulesOf = ({ name, type, values = [], min, max }: Field): string[] => [
  ...(type === 'enum' ? [`"${name}" IN (${values.map(sqlLiteral).join(', ')})`] : []),
  ...(min === undefined ? [] : [`"${name}" >= ${sqlLiteral(min)}`]),
  ...(max === undefined ? [] : [`"${name}" <= ${sqlLiteral(max)}`]),
];

const checksOf = (table: string, field: Field): Check[] => {
  const rules = rulesOf(field);
  return rules.length === 0
    ? []
    : [{ name: constraintName(table, field.name, 'check'), expression: rules.join(' AND ') }];
};

const tableOf = (input: TableInput): Table => {
  const { name, fields } = input;
  const { pascal, camel } = namesOf(name, input.singular);
  const refs = fields.filter((field) => field.type === 'ref');
  const uniques = fields
    .filter((field) => field.unique)
    .map((field) => uniqueOf(name, field, input.owner ?? null));
  const led = new Set([
    input.primaryKey[0],
    ...uniques.map((unique) => unique.columns[0]),
    ...input.indexes.map((index) => index.columns[0]?.name),
  ]);
  const indexed = fields.filter(
    (field) => !led.has(field.name) && (field.index || field.type === 'ref'),
  );
  const primaryKeyName = constraintName(name, 'pkey');
  const columns = [...input.head, ...fields.map(columnOf), ...input.tail];
  return {
    name,
    pascal,
    camel,
    columns: columns.map((column) =>
      input.primaryKey.includes(column.name) ? { ...column, keyName: primaryKeyName } : column,
    ),
    primaryKey: input.primaryKey,
    primaryKeyName,
    hasId: input.primaryKey.length === 1,
    foreignKeys: refs.map((field) => foreignKeyOf(name, field)),
    uniques,
    indexes: [...input.indexes, ...indexed.map((field) => plainIndex(name, [field.name]))],
    checks: fields.flatMap((field) => checksOf(name, field)),
    counters: countersOf(name, fields),
    counted: [],
    backRelations: [],
    targets: [],
  };
};

const withId = { head: [idColumn], primaryKey: ['id'] };
const timestamps = [timestampColumn('created_at'), timestampColumn('updated_at')];

const listIndex = (resource: Resource, owner: string | null): Index => {
  // Lists of private rows are read below their owner, all others as a whole.
  const head = resource.owner === 'user' ? owner : (resource.parent ?? null);
  return plainIndex(resource.name, [...(head ? [head] : []), 'created_at', 'id'], ['created_at']);
};

const resourceTable = (resource: Resource): Table => {
  const owner = ownerFieldOf(resource);
  return tableOf({
    ...withId,
    name: resource.name,
    ...(resource.singular && { singular: resource.singular }),
    owner,
    fields: owner ? [ownerColumn(owner), ...resource.fields] : resource.fields,
    tail: timestamps,
    indexes: [listIndex(resource, owner)],
  });
};

const withCounted = (tables: Table[]): Table[] => {
  const counters = tables.flatMap((table) => table.counters);
  return tables.map((table) => ({
    ...table,
    counted: [
      ...new Set(
        counters.filter(({ table: target }) => target === table.name).map(({ counter }) => counter),
      ),
    ],
  }));
};

/** All tables of a backend: users, those a part keeps for itself, resources and join tables. */
export const tablesOf = (
  blueprint: Blueprint,
  internal: InternalTable[],
  fieldsOfUsers = userFields,
): Table[] => {
  const users = tableOf({
    ...withId,
    name: usersTable,
    fields: fieldsOfUsers,
    tail: timestamps,
    indexes: [],
  });
  const kept = internal.map((table) =>
    tableOf({ ...withId, ...table, tail: [timestampColumn('created_at')], indexes: [] }),
  );
  const resources = blueprint.resources.map(resourceTable);
  const singulars = new Map(
    blueprint.resources.map((r) => [r.name, namesOf(r.name, r.singular).singular]),
  );
  const joins = blueprint.relations.map((relation) => {
    const end = (name: string): Field => ({
      id: name,
      name: `${singulars.get(name)}_id`,
      type: 'ref',
      required: true,
      to: name,
      onDelete: 'cascade',
    });
    const fields = [end(relation.parent), end(relation.child)];
    return tableOf({
      name: relation.name,
      singular: relation.name,
      fields,
      head: [],
      tail: [timestampColumn('created_at')],
      primaryKey: fields.map((field) => field.name),
      indexes: [],
    });
  });
  return withCounted(withRelations([users, ...kept, ...resources, ...joins]));
};
