import type { Client } from 'pg';
import { newColumn, newTable, type TableRenames } from '../../src/migrations/renames.js';
import type { Table } from '../../src/plan/tables.js';
import { type Rows, readRows } from './rows.js';

/** All rows of a database, by table. */
export type Contents = Map<string, Rows>;

export const contentsOf = async (client: Client, tables: Table[]): Promise<Contents> => {
  const contents: Contents = new Map();
  for (const table of tables) contents.set(table.name, await readRows(client, table));
  return contents;
};

interface Expected {
  renames: TableRenames;
  losses: string[];
  becomes?: Record<string, (value: string | null) => string | null>;
  /** Whether a value is the old one in another form. */
  same?: (old: string | null, now: string | null) => boolean;
}

/** Every value that is not what it should be; empty where nothing was lost. */
export const lostValues = async (
  client: Client,
  before: { tables: Table[]; contents: Contents },
  after: Table[],
  { renames, losses, becomes = {}, same = (old, now) => old === now }: Expected,
): Promise<string[]> => {
  const lost: string[] = [];
  for (const table of before.tables) {
    const now = newTable(renames, table.name);
    const stays = after.find(({ name }) => name === now) ?? null;
    if (losses.includes(table.name)) continue;
    const rows = before.contents.get(table.name) ?? new Map();
    const found = stays
      ? await readRows(client, stays)
      : await readRows(client, table, `removed."${table.name}"`);
    if (found.size !== rows.size) lost.push(`${table.name}: ${rows.size} rows, now ${found.size}`);
    for (const [key, row] of rows) {
      const kept = found.get(key) ?? {};
      let filled = false;
      for (const [column, value] of Object.entries(row) as [string, string | null][]) {
        const name = stays ? newColumn(renames, stays.name, column) : column;
        const place = `${stays?.name ?? table.name}.${name ?? column}`;
        const wasLost = [place, `${stays?.name}.${column}`].some((one) => losses.includes(one));
        if (wasLost && !Object.hasOwn(becomes, place)) continue;
        const expected = becomes[place] ? becomes[place](value) : value;
        const found = kept[name ?? column] ?? null;
        filled ||= value === null && found !== null;
        if (column === 'updated_at' && filled) continue;
        if (!same(expected, found))
          lost.push(`${place}: ${value} should be ${expected}, is ${found}`);
      }
    }
  }
  return lost;
};
