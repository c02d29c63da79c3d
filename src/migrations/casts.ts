import type { Column } from '../plan/columns.js';
import { name } from './statements.js';

/** How values of one column become those of another. */
export interface Cast {
  /** The value in the new type, written over the old column. */
  value: (column: string) => string;
  /** Which values have no counterpart, or null where each one has. */
  misfit: ((column: string) => string) | null;
  /** What may get lost, as the end of a sentence; null where nothing does. */
  loss: string | null;
}

type Type = Column['type'];
type Way = (from: Column, to: Column) => Cast | null;

const cast = (
  value: (column: string) => string,
  misfit: Cast['misfit'] = null,
  loss: string | null = null,
): Cast => ({ value, misfit, loss });

const utc = (column: string): string => `${column} AT TIME ZONE 'UTC'`;

/** How each type is written as text, and how long that gets. */
const texts: Record<Type, { write: (column: string) => string; width: (from: Column) => number }> =
  {
    string: { write: (column) => column, width: ({ length }) => length ?? Infinity },
    text: { write: (column) => column, width: () => Infinity },
    enum: { write: (column) => column, width: longestValue },
    integer: { write: (column) => `${column}::text`, width: () => 11 },
    number: { write: (column) => `${column}::text`, width: () => 24 },
    money: { write: (column) => `${column}::text`, width: () => 14 },
    boolean: { write: (column) => `${column}::text`, width: () => 5 },
    date: { write: (column) => `to_char(${column}, 'YYYY-MM-DD')`, width: () => 10 },
    time: { write: (column) => `${column}::text`, width: () => 8 },
    timestamp: {
      write: (column) => `to_char(${utc(column)}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
      width: () => 24,
    },
    json: { write: (column) => `${column}::text`, width: () => Infinity },
    uuid: { write: (column) => `${column}::text`, width: () => 36 },
    ref: { write: (column) => `${column}::text`, width: () => 36 },
  };

function longestValue({ values }: Column): number {
  return Math.max(0, ...values.map((value) => value.length));
}

const isText = (type: Type): boolean => type === 'string' || type === 'text' || type === 'enum';

const castToText: Way = (from, to) => {
  const { write, width } = texts[from.type];
  const length = to.length ?? Infinity;
  const typed = (column: string) => `${write(column)}::${to.sqlType}`;
  if (width(from) <= length) return cast(typed);
  if (isText(from.type))
    return cast(
      (column) => `left(${column}, ${length})::${to.sqlType}`,
      null,
      `is cut to ${length} characters where it is longer`,
    );
  // A number or a moment that is cut would be another one.
  return cast(typed, (column) => `length(${write(column)}) > ${length}`);
};

/** What text must look like to be read as another type. */
const patterns: Partial<Record<Type, string>> = {
  integer: '^[+-]?[0-9]{1,10}$',
  number: '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)(e[+-]?[0-9]{1,3})?$',
  money: '^[+-]?[0-9]{1,10}([.][0-9]{1,2})?$',
  boolean: '^(true|false)$',
  date: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
  time: '^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$',
  timestamp:
    '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:?[0-9]{2})$',
  uuid: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
};

const fromText: Way = (_, to) => {
  if (to.type === 'json') return cast((column) => `to_jsonb(${column}::text)`);
  const pattern = patterns[to.type === 'ref' ? 'uuid' : to.type];
  if (!pattern) return null;
  const unlike = (column: string) => `${column} !~* '${pattern}'`;
  const inRange = (column: string) =>
    to.type === 'integer'
      ? `CASE WHEN ${unlike(column)} THEN true ELSE abs(${column}::numeric) > 2147483647 END`
      : unlike(column);
  return cast((column) => `${column}::${to.sqlType}`, inRange);
};

const whole: Way = () =>
  cast(
    (column) => `round(${column}::numeric)::integer`,
    (column) => `NOT abs(round(${column}::numeric)) <= 2147483647`,
    'loses its fraction',
  );
const typed: Way = (_, to) => cast((column) => `${column}::${to.sqlType}`);
const jsonOf: Way = (from) => cast((column) => `to_jsonb(${texts[from.type].write(column)})`);
const plainJson: Way = () => cast((column) => `to_jsonb(${column})`);

/** The ways between types that are not text; what is missing here has no way. */
const ways: Partial<Record<Type, Partial<Record<Type, Way>>>> = {
  integer: {
    number: typed,
    money: typed,
    json: plainJson,
    boolean: () =>
      cast(
        (c) => `${c}::boolean`,
        (c) => `${c} NOT IN (0, 1)`,
      ),
  },
  number: {
    integer: whole,
    money: () =>
      cast(
        (column) => `${column}::numeric(12,2)`,
        (column) => `NOT abs(${column}) < 9999999999.995`,
        'is rounded to two decimals',
      ),
    json: plainJson,
  },
  money: {
    integer: whole,
    number: typed,
    json: plainJson,
  },
  boolean: { integer: typed, json: plainJson },
  date: {
    timestamp: () => cast((c) => `(${utc(`${c}::timestamp`)})::timestamptz(3)`),
    json: jsonOf,
  },
  time: { json: jsonOf },
  timestamp: {
    date: () => cast((c) => `(${utc(c)})::date`, null, 'loses its time of day'),
    time: () => cast((c) => `(${utc(c)})::time(0)`, null, 'loses its day'),
    json: jsonOf,
  },
  uuid: { ref: typed, json: jsonOf },
  ref: { uuid: typed, json: jsonOf },
};

/** The way from one column to the other, or null where there is none and the values go. */
export const castOf = (from: Column, to: Column): Cast | null => {
  if (from.type === to.type && from.sqlType === to.sqlType) return cast((column) => column);
  if (isText(to.type)) return castToText(from, to);
  if (isText(from.type)) return fromText(from, to);
  return ways[from.type]?.[to.type]?.(from, to) ?? null;
};

/** The way of a column as `ALTER COLUMN` writes it; empty where the type stays. */
export const alterType = (from: Column, to: Column): string => {
  if (from.sqlType === to.sqlType) return '';
  const using = castOf(from, to)?.value(name(to.name));
  return `ALTER COLUMN ${name(to.name)} TYPE ${to.sqlType} USING ${using}`;
};
