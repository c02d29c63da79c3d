import { filterAfter } from './cursor.js';
import { invalid } from './errors.js';
import type {
  Comparison,
  Filter,
  ListField,
  ListQuery,
  ListSpec,
  Operator,
  Scalar,
  SortKey,
} from './filter.js';
import { readParameters } from './parameters.js';
import { parseValue } from './values.js';

const defaultSort = '-created_at';
const maxSortKeys = 3;
const maxPage = 10_000;
const maxLimit = 100;
const maxInValues = 50;
const maxLikeLength = 100;
const second = 1000;

const noRow: Comparison = { field: 'id', type: 'uuid', op: 'in', value: [] };

/** Reads the query string of a list; whatever it does not know is refused. */
export const parseListQuery = (url: string, spec: ListSpec): ListQuery => {
  const { page, limit, sort, cursor, ...filters } = readParameters(url);
  if (cursor !== undefined && page !== undefined)
    throw invalid('cursor', 'Use either page or cursor');
  const comparisons = Object.entries(filters).map(([name, value]) => comparison(name, value, spec));
  const query = {
    sort: parseSort(sort ?? defaultSort, spec),
    page: integer('page', page, 1, maxPage),
    limit: integer('limit', limit, 20, maxLimit),
  };
  if (cursor === undefined) {
    const skip = (query.page - 1) * query.limit;
    return { ...query, mode: 'page', filter: { all: comparisons }, skip, take: query.limit };
  }
  if (cursor !== '') comparisons.push(filterAfter(cursor, query.sort, spec.fields));
  const filter = { all: comparisons };
  return { ...query, mode: 'cursor', filter, skip: 0, take: query.limit + 1 };
};

const integer = (name: string, text: string | undefined, fallback: number, max: number): number => {
  if (text === undefined) return fallback;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > max) throw invalid(name, `Must be an integer from 1 to ${max}`);
  return value;
};

const parseSort = (text: string, { fields }: ListSpec): SortKey[] => {
  const names = text.split(',');
  if (names.length > maxSortKeys) throw invalid('sort', `Use at most ${maxSortKeys} keys`);
  const keys = names.map((name): SortKey => {
    const descending = name.startsWith('-');
    const field = fields.get(descending ? name.slice(1) : name);
    if (!field || field.type === 'text') throw invalid('sort', `Cannot sort by ${name}`);
    return { field: field.name, type: field.type, nullable: field.nullable, descending };
  });
  if (new Set(keys.map(({ field }) => field)).size < keys.length)
    throw invalid('sort', 'Name each key once');
  if (keys.some(({ field }) => field === 'id')) return keys;
  return [...keys, { field: 'id', type: 'uuid', nullable: false, descending: false }];
};

const comparison = (name: string, text: string, spec: ListSpec): Filter => {
  const filter = spec.filters.get(name);
  if (!filter) throw invalid(name, 'Unknown parameter');
  const { field, op } = filter;
  if (op === 'in') return anyOf(name, field, text.split(','));
  if (op === 'null') return emptiness(field, truth(name, text));
  const value = scalar(name, field, text);
  if (op === 'like' && [...text].length > maxLikeLength)
    throw invalid(name, `Must have at most ${maxLikeLength} characters`);
  return compare(field, op, value);
};

/** Where a column cannot be empty, all rows match or none. */
const emptiness = (field: ListField, empty: boolean): Filter => {
  if (!field.nullable) return empty ? noRow : { all: [] };
  return { field: field.name, type: field.type, op: 'null', value: empty };
};

const truth = (name: string, text: string): boolean => {
  if (text !== 'true' && text !== 'false') throw invalid(name, 'Must be true or false');
  return text === 'true';
};

const scalar = (name: string, field: ListField, text: string): Scalar => {
  const value = parseValue(field, text);
  if (value === null) throw invalid(name, wrongValue(field));
  return value;
};

const wrongValue = ({ type, values }: ListField): string =>
  type === 'enum' ? `Must be one of: ${values.join(', ')}` : `Not a valid ${type}`;

const anyOf = (name: string, field: ListField, texts: string[]): Filter => {
  if (texts.length > maxInValues) throw invalid(name, `Use at most ${maxInValues} values`);
  const values = texts.map((text) => scalar(name, field, text));
  if (field.type === 'timestamp')
    return { any: values.map((value) => compare(field, 'eq', value)) };
  return { field: field.name, type: field.type, op: 'in', value: values };
};

const compare = (field: ListField, op: Operator, value: Scalar): Filter => {
  const { name, type } = field;
  const is = (operator: Operator, operand: Scalar): Comparison => ({
    field: name,
    type,
    op: operator,
    value: operand,
  });
  const alternatives = value instanceof Date ? bySecond(op, value, is) : [is(op, value)];
  if (op === 'ne' && field.nullable) alternatives.push(is('null', true));
  const [only] = alternatives;
  return alternatives.length === 1 && only ? only : { any: alternatives };
};

/** Moments are stored finer than they are shown: a second is a range. */
const bySecond = (
  op: Operator,
  start: Date,
  is: (operator: Operator, operand: Scalar) => Comparison,
): Filter[] => {
  const end = new Date(start.getTime() + second);
  switch (op) {
    case 'eq':
      return [{ all: [is('gte', start), is('lt', end)] }];
    case 'ne':
      return [is('lt', start), is('gte', end)];
    case 'gt':
      return [is('gte', end)];
    case 'lte':
      return [is('lt', end)];
    default:
      return [is(op, start)];
  }
};
