import { defaultLength, enumLength } from '../blueprint/field-types.js';
import type { Field } from '../blueprint/types.js';

export interface Column {
  name: string;
  /** The field's type; `ref` columns hold the target's uuid. */
  type: Field['type'];
  sqlType: string;
  nullable: boolean;
  /** An SQL expression, or null. */
  default: string | null;
  /** What the expression stands for, where the blueprint gave it. */
  defaultValue: string | number | boolean | null;
  /** Whether the default is text that its SQL has to escape. */
  isEscaped: boolean;
  /** Whether the default is a whole number. */
  isWhole: boolean;
  length: number | null;
  values: string[];
  /** Whether it alone is the primary key. */
  isId: boolean;
  /** The primary key that it is part of, or null. */
  keyName: string | null;
}

// A negative number in quotes reads the same from the catalogue as it was written.
export const sqlLiteral = (value: string | number | boolean): string =>
  typeof value === 'string' || Number(value) < 0
    ? `'${String(value).replaceAll("'", "''")}'`
    : String(value);

const sqlTypes: Record<Field['type'], (field: Field) => string> = {
  string: (field) => `varchar(${field.length ?? defaultLength})`,
  text: () => 'text',
  integer: () => 'integer',
  number: () => 'double precision',
  money: () => 'numeric(12,2)',
  boolean: () => 'boolean',
  date: () => 'date',
  time: () => 'time(0)',
  timestamp: () => 'timestamptz(3)',
  enum: () => `varchar(${enumLength})`,
  json: () => 'jsonb',
  uuid: () => 'uuid',
  ref: () => 'uuid',
};

const lengthOf = (field: Field): number | null => {
  if (field.type === 'enum') return enumLength;
  return field.type === 'string' ? (field.length ?? defaultLength) : null;
};

/** The column of a field. */
export const columnOf = (field: Field): Column => ({
  name: field.name,
  type: field.type,
  sqlType: sqlTypes[field.type](field),
  nullable: !field.required && field.default === undefined,
  default: field.default === undefined ? null : sqlLiteral(field.default),
  defaultValue: field.default ?? null,
  isEscaped: typeof field.default === 'string' && field.default.includes("'"),
  isWhole: Number.isInteger(field.default),
  length: lengthOf(field),
  values: field.values ?? [],
  isId: false,
  keyName: null,
});

export const idColumn: Column = {
  name: 'id',
  type: 'uuid',
  sqlType: 'uuid',
  nullable: false,
  default: 'gen_random_uuid()',
  defaultValue: null,
  isEscaped: false,
  isWhole: false,
  length: null,
  values: [],
  isId: true,
  keyName: null,
};

export const timestampColumn = (name: string): Column => ({
  ...idColumn,
  name,
  type: 'timestamp',
  sqlType: 'timestamptz(3)',
  default: 'now()',
  isId: false,
});
