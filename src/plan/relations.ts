import type { ForeignKey } from './keys.js';
import type { Table } from './tables.js';

const freeName = (wanted: string, taken: Set<string>): string =>
  taken.has(wanted) ? freeName(`${wanted}_row`, taken) : wanted;

const columnNames = (table: Table): Set<string> => new Set(table.columns.map(({ name }) => name));

/** Names both ends of every foreign key, clear of columns and of each other. */
export const withRelations = (tables: Table[]): Table[] => {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const taken = new Map(tables.map((table) => [table.name, columnNames(table)]));
  const take = (table: string, wanted: string): string => {
    const names = taken.get(table) ?? new Set();
    const name = freeName(wanted, names);
    names.add(name);
    return name;
  };
  const forward = tables.map((table) => ({
    ...table,
    foreignKeys: table.foreignKeys.map((key) => ({
      ...key,
      targetPascal: byName.get(key.table)?.pascal ?? key.targetPascal,
      field: take(table.name, key.field),
      relationName: isAmbiguous(tables, table, key) ? key.name : null,
    })),
  }));
  const linked = forward.map((table) => ({
    ...table,
    foreignKeys: table.foreignKeys.map((key) => ({
      ...key,
      backField: take(
        key.table,
        table.foreignKeys.filter((other) => other.table === key.table).length > 1
          ? `${table.name}_by_${key.field}`
          : table.name,
      ),
    })),
  }));
  return linked.map((table) => ({
    ...table,
    targets: targetsOf(tables, table),
    backRelations: linked.flatMap((source) =>
      source.foreignKeys
        .filter((key) => key.table === table.name)
        .map((key) => ({
          field: key.backField,
          sourcePascal: source.pascal,
          foreignKey: key.name,
          relationName: key.relationName,
        })),
    ),
  }));
};

const targetsOf = (tables: Table[], table: Table): Table['targets'] => {
  const names = new Set(table.foreignKeys.map((key) => key.table));
  return tables
    .filter(({ name }) => names.has(name) && name !== table.name)
    .map(({ name, pascal }) => ({ name, pascal }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** Whether the two tables are joined by more than this key, or a table refers to itself. */
const isAmbiguous = (tables: Table[], table: Table, key: ForeignKey): boolean => {
  const between = (from: string, to: string): number =>
    tables.find(({ name }) => name === from)?.foreignKeys.filter((other) => other.table === to)
      .length ?? 0;
  return (
    key.table === table.name || between(table.name, key.table) + between(key.table, table.name) > 1
  );
};
