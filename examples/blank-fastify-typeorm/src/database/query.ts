import type { FindOptionsWhere, ObjectLiteral, Repository, SelectQueryBuilder } from 'typeorm';
import type { Comparison, Filter, SortKey } from '../http/filter.js';

const operators = {
  eq: '=',
  ne: '<>',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
};

const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const compare = ({ field, op, value }: Comparison, bind: (value: unknown) => string): string => {
  const column = `row.${field}`;
  if (op === 'null') return `${column} IS ${value ? '' : 'NOT '}NULL`;
  if (op === 'in') return `${column} = ANY(${bind(value)})`;
  if (op === 'like') return `${column} ILIKE ${bind(`%${literal(String(value))}%`)}`;
  return `${column} ${operators[op]} ${bind(value)}`;
};

const conditionOf = (filter: Filter, bind: (value: unknown) => string): string => {
  const join = (filters: Filter[], word: string, none: string): string =>
    filters.length > 0 ? `(${filters.map((one) => conditionOf(one, bind)).join(word)})` : none;
  if ('all' in filter) return join(filter.all, ' AND ', 'TRUE');
  return 'any' in filter ? join(filter.any, ' OR ', 'FALSE') : compare(filter, bind);
};

/** Selects the rows that match the filter of a list, and are in a scope where one is given. */
export const selectRows = <T extends ObjectLiteral>(
  repository: Repository<T>,
  filter: Filter,
  scope?: FindOptionsWhere<T>,
): SelectQueryBuilder<T> => {
  const parameters: ObjectLiteral = {};
  const bind = (value: unknown): string => {
    const name = `value_${Object.keys(parameters).length}`;
    parameters[name] = value;
    return `:${name}`;
  };
  const rows = repository.createQueryBuilder('row').where(conditionOf(filter, bind), parameters);
  return scope ? rows.setFindOptions({ where: scope }) : rows;
};

/** Sorts a copy of the selection, nulls last. */
export const sortRows = <T extends ObjectLiteral>(
  rows: SelectQueryBuilder<T>,
  sort: SortKey[],
): SelectQueryBuilder<T> =>
  sort.reduce(
    (sorted, { field, descending, nullable }) =>
      sorted.addOrderBy(
        `row.${field}`,
        descending ? 'DESC' : 'ASC',
        nullable ? 'NULLS LAST' : undefined,
      ),
    rows.clone(),
  );
