import type { Comparison, Filter, Scalar, SortKey } from '../http/filter.js';
import { toDate, toTime } from './values.js';

const columnValue = (value: Scalar, type: Comparison['type']): Scalar => {
  if (type === 'date') return toDate(String(value));
  return type === 'time' ? toTime(String(value)) : value;
};

const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const condition = ({ type, op, value }: Comparison): object => {
  if (op === 'null') return value ? { equals: null } : { not: null };
  if (op === 'like') return { contains: literal(String(value)), mode: 'insensitive' };
  if (Array.isArray(value)) return { in: value.map((item) => columnValue(item, type)) };
  const operand = columnValue(value, type);
  if (op === 'eq') return { equals: operand };
  return op === 'ne' ? { not: operand } : { [op]: operand };
};

/** A Prisma `where` of the filter of a list. */
export const whereOf = (filter: Filter): object => {
  if ('all' in filter) return { AND: filter.all.map(whereOf) };
  if ('any' in filter) return { OR: filter.any.map(whereOf) };
  const { field, type, value } = filter;
  // Prisma has no `in` for booleans.
  if (type === 'boolean' && Array.isArray(value))
    return { OR: value.map((item) => ({ [field]: { equals: item } })) };
  return { [field]: condition(filter) };
};

/** A Prisma `orderBy`, nulls last. */
export const orderOf = (sort: SortKey[]): object[] =>
  sort.map(({ field, descending, nullable }) => {
    const direction = descending ? 'desc' : 'asc';
    return { [field]: nullable ? { sort: direction, nulls: 'last' } : direction };
  });
