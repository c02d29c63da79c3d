/** What of the tables has another name: it is the same thing and keeps its rows. */
export interface TableRenames {
  /** Old name → new name. */
  tables: Record<string, string>;
  /** Columns of a table, which goes by its new name: old name → new name. */
  columns: Record<string, Record<string, string>>;
}

const lookUp = <T>(record: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** What something is called afterwards; null where another thing has its name by then. */
export const newName = (renames: Record<string, string>, name: string): string | null =>
  lookUp(renames, name) ?? (Object.values(renames).includes(name) ? null : name);

/** What a table is called afterwards; null where another one has its name. */
export const newTable = (renames: TableRenames, table: string): string | null =>
  newName(renames.tables, table);

/** What a column is called afterwards, in a table that goes by the new name; null likewise. */
export const newColumn = (renames: TableRenames, table: string, column: string): string | null =>
  newName(lookUp(renames.columns, table) ?? {}, column);

const inverse = (record: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([from, to]) => [to, from]));

/** The way back. */
export const reversed = ({ tables, columns }: TableRenames): TableRenames => {
  const old = inverse(tables);
  return {
    tables: old,
    columns: Object.fromEntries(
      Object.entries(columns).map(([table, names]) => [
        lookUp(old, table) ?? table,
        inverse(names),
      ]),
    ),
  };
};

/** One name and the one that takes its place. */
export interface Renaming {
  from: string;
  to: string;
}

const longest = 56;

/** Renames in an order in which no name is taken twice; a circle is opened by a name in between. */
export const inOrder = (renamings: Renaming[]): Renaming[] => {
  const waiting = renamings.filter(({ from, to }) => from !== to);
  const ordered: Renaming[] = [];
  while (waiting.length > 0) {
    const free = waiting.findIndex(({ to }) => !waiting.some(({ from }) => from === to));
    const [next] = waiting.splice(Math.max(free, 0), 1) as [Renaming];
    if (free >= 0) {
      ordered.push(next);
      continue;
    }
    const between = `${next.from.slice(0, longest)}_moving`;
    ordered.push({ from: next.from, to: between });
    waiting.push({ from: between, to: next.to });
  }
  return ordered;
};
