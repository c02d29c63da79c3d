import { usersTable } from '../blueprint/access.js';
import { namesOf } from '../blueprint/naming.js';
import type { Field } from '../blueprint/types.js';
import { constraintName } from './constraint-name.js';

export interface ForeignKey {
  type: 'ref';
  name: string;
  column: string;
  table: string;
  targetPascal: string;
  onDelete: 'cascade' | 'set null' | 'restrict';
  /** The property that holds the target: `user` for `user_id`. */
  field: string;
  /** The property on the target that holds these rows. */
  backField: string;
  nullable: boolean;
  /** Tells relations between the same two tables apart; null where there is only one. */
  relationName: string | null;
}

export interface Index {
  name: string;
  columns: { name: string; descending: boolean }[];
  descends: boolean;
}

/** What no two rows share: of a user's own rows, no two of the same user. */
export interface Unique {
  name: string;
  columns: string[];
  /** The column that a client gets to hear of. */
  column: string;
}

/** An integer column that counts the rows of another table. */
export interface Counter {
  /** Of the trigger and its function. */
  name: string;
  /** The column that refers to the counted row's target. */
  column: string;
  table: string;
  counter: string;
}

export interface BackRelation {
  field: string;
  sourcePascal: string;
  foreignKey: string;
  relationName: string | null;
}

/** The column that says whose a row is. */
export const ownerColumn = (name: string): Field => ({
  id: name,
  name,
  type: 'ref',
  required: true,
  to: usersTable,
  onDelete: 'cascade',
});

/** The reference that a `ref` field makes. */
export const foreignKeyOf = (table: string, field: Field): ForeignKey => {
  const target = field.to ?? '';
  return {
    type: 'ref',
    name: constraintName(table, field.name, 'fkey'),
    column: field.name,
    table: target,
    targetPascal: namesOf(target).pascal,
    onDelete: field.onDelete ?? (field.required ? 'cascade' : 'set null'),
    field: field.name.replace(/_id$/, ''),
    backField: table,
    nullable: !field.required,
    relationName: null,
  };
};

/** An index named as PostgreSQL would name it. */
export const plainIndex = (table: string, columns: string[], descending: string[] = []): Index => ({
  name: constraintName(table, ...columns, 'idx'),
  columns: columns.map((name) => ({ name, descending: descending.includes(name) })),
  descends: descending.length > 0,
});

/** The unique index of a field. */
export const uniqueOf = (table: string, { name }: Field, owner: string | null): Unique => {
  // Across users, a refused value would tell that somebody else has it.
  const columns = owner ? [owner, name] : [name];
  return { name: constraintName(table, ...columns, 'key'), columns, column: name };
};

/** The counters that rows of a table move. */
export const countersOf = (table: string, fields: Field[]): Counter[] =>
  fields.flatMap(({ name, to, counter }) =>
    counter && to
      ? [{ name: constraintName('count', table, name), column: name, table: to, counter }]
      : [],
  );
