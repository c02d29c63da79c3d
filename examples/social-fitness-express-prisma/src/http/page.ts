import { encodeCursor } from './cursor.js';
import type { ListQuery } from './filter.js';

export interface Page<T> {
  rows: T[];
  pagination:
    | { page: number; limit: number; total: number; pages: number }
    | { limit: number; next_cursor: string | null };
}

/** Presents the rows of a list. Stored rows keep the exact moments that a cursor needs. */
export const toPage = <Row extends object, T extends object>(
  rows: Row[],
  total: number | null,
  query: ListQuery,
  present: (row: Row) => T,
): Page<T> => {
  const { page, limit } = query;
  if (query.mode === 'page') {
    const all = total ?? 0;
    const pagination = { page, limit, total: all, pages: Math.ceil(all / limit) };
    return { rows: rows.map(present), pagination };
  }
  const shown = rows.slice(0, limit);
  const presented = shown.map(present);
  const [lastRow, last] = [shown.at(-1), presented.at(-1)];
  const more = rows.length > limit && lastRow && last;
  const next_cursor = more ? encodeCursor(query.sort, lastRow, last) : null;
  return { rows: presented, pagination: { limit, next_cursor } };
};
