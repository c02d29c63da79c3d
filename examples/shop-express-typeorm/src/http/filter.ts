/** The types a field can have; `json` neither sorts nor filters. */
export type FieldType =
  | 'string'
  | 'text'
  | 'integer'
  | 'number'
  | 'money'
  | 'boolean'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'enum'
  | 'uuid'
  | 'json';

export type Operator = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'like' | 'null';

/** Dates, times and money are text here, so that no precision is lost on the way to SQL. */
export type Scalar = string | number | boolean | Date;

/** One condition on one column. `null` takes true or false, `in` a list, all else one value. */
export interface Comparison {
  field: string;
  type: FieldType;
  op: Operator;
  value: Scalar | Scalar[];
}

export type Filter = Comparison | { all: Filter[] } | { any: Filter[] };

/** Nulls sort last in both directions. */
export interface SortKey {
  field: string;
  type: FieldType;
  descending: boolean;
  nullable: boolean;
}

/** A list request, ready for a repository. */
export interface ListQuery {
  filter: Filter;
  /** Ends with `id`, so that the order is total. */
  sort: SortKey[];
  skip: number;
  /** One more than `limit` with a cursor: the extra row shows that there is a next page. */
  take: number;
  mode: 'page' | 'cursor';
  page: number;
  limit: number;
}

/** What a list may be sorted and filtered by. */
export interface ListField {
  name: string;
  type: FieldType;
  nullable: boolean;
  /** The values of an enum. */
  values: readonly string[];
}

export interface ListSpec {
  fields: Map<string, ListField>;
  /** Every query parameter that filters, `title_like` as well as `title`. */
  filters: Map<string, { field: ListField; op: Operator }>;
}
