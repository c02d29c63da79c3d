import { invalid } from './errors.js';
import type { Comparison, Filter, ListField, Scalar, SortKey } from './filter.js';
import { parseValue } from './values.js';

type Position = (string | null)[];

const signature = (sort: SortKey[]): string =>
  sort.map(({ field, descending }) => (descending ? `-${field}` : field)).join(',');

const textOf = (value: unknown, key: SortKey): string | null => {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return String(value.getTime());
  return key.type === 'money' ? Number(value).toFixed(2) : String(value);
};

/** The place after a row: its sort values, moments to the millisecond as they are stored. */
export const encodeCursor = (sort: SortKey[], stored: object, presented: object): string => {
  const position = sort.map((key) => {
    const source = key.type === 'timestamp' ? stored : presented;
    return textOf((source as Record<string, unknown>)[key.field], key);
  });
  return Buffer.from(JSON.stringify([signature(sort), ...position])).toString('base64url');
};

const parseCursor = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
};

const moment = (text: string): Date | null => {
  const date = new Date(/^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date;
};

const readPosition = (cursor: string, sort: SortKey[]): Position => {
  const parts = parseCursor(cursor);
  const valid =
    Array.isArray(parts) &&
    parts.length === sort.length + 1 &&
    parts[0] === signature(sort) &&
    parts.every((part) => part === null || typeof part === 'string');
  if (!valid) throw invalid('cursor', 'Not a cursor of this list in this order');
  return parts.slice(1) as Position;
};

const isNull = ({ field, type }: SortKey): Comparison => ({ field, type, op: 'null', value: true });

const beyond = ({ field, type, descending }: SortKey, value: Scalar): Comparison[] => {
  if (typeof value !== 'boolean') return [{ field, type, op: descending ? 'lt' : 'gt', value }];
  // ORMs do not order booleans: false comes before true.
  return value === descending ? [{ field, type, op: 'eq', value: !value }] : [];
};

/** The rows that sort strictly after the value on this key alone; null where there are none. */
const after = (key: SortKey, value: Scalar | null): Filter | null => {
  if (value === null) return null;
  const further = key.nullable ? [...beyond(key, value), isNull(key)] : beyond(key, value);
  return further.length === 0 ? null : { any: further };
};

const same = (key: SortKey, value: Scalar | null): Comparison =>
  value === null ? isNull(key) : { field: key.field, type: key.type, op: 'eq', value };

/** All rows behind a cursor in the order of the list. */
export const filterAfter = (
  cursor: string,
  sort: SortKey[],
  fields: Map<string, ListField>,
): Filter => {
  const values = readPosition(cursor, sort).map((text, index): Scalar | null => {
    const key = sort[index] as SortKey;
    if (text === null && key.nullable) return null;
    const field = fields.get(key.field) as ListField;
    const value = key.type === 'timestamp' ? moment(text ?? '') : parseValue(field, text ?? '');
    if (value === null) throw invalid('cursor', 'Not a cursor of this list in this order');
    return value;
  });
  const branches = sort.flatMap((key, index): Filter[] => {
    const further = after(key, values[index] ?? null);
    if (!further) return [];
    const before = sort.slice(0, index).map((earlier, at) => same(earlier, values[at] ?? null));
    return [before.length === 0 ? further : { all: [...before, further] }];
  });
  const bound = leadingBound(sort[0] as SortKey, values[0] ?? null);
  return { all: [...bound, { any: branches }] };
};

// Follows from the branches, but only this form lets the database start inside its index.
const leadingBound = (key: SortKey, value: Scalar | null): Filter[] => {
  if (value === null) return [isNull(key)];
  if (key.nullable || typeof value === 'boolean') return [];
  return [{ field: key.field, type: key.type, op: key.descending ? 'lte' : 'gte', value }];
};
