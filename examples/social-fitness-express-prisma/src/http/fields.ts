import { z } from 'zod';
import type { FieldType } from './filter.js';
import * as values from './values.js';

const textLimit = 100_000;

/** The least and the most: of a number, or of code points. */
interface Bounds {
  min?: number;
  max?: number;
}

/** What a field is, found again behind `nullable` and `withDefault`. */
export const fieldTypes = z.registry<{ type: FieldType; values?: readonly string[] }>();

// Lengths count code points, as PostgreSQL does, while zod counts UTF-16 units.
const codePoints = (text: string): number =>
  text.length > textLimit ? text.length : [...text].length;

const sized = (min: number, max: number) =>
  z
    .string()
    .refine(
      (text) => codePoints(text) >= min,
      min === 1 ? 'Must not be empty' : `Must have at least ${min} characters`,
    )
    .refine((text) => codePoints(text) <= max, `Must have at most ${max} characters`)
    .meta({ minLength: min, maxLength: max, pattern: '^[^\\u0000]*$' });

export const string = ({ min = 0, max = 255 }: Bounds = {}) =>
  sized(min, max).register(fieldTypes, { type: 'string' });

export const text = ({ min = 0, max = textLimit }: Bounds = {}) =>
  sized(min, max).register(fieldTypes, { type: 'text' });

const { integerLimits, moneyLimit, numberLimit } = values;

export const integer = ({ min = integerLimits.min, max = integerLimits.max }: Bounds = {}) =>
  z.int().min(min).max(max).meta({ format: 'int32' }).register(fieldTypes, { type: 'integer' });

export const number = ({ min = -numberLimit, max = numberLimit }: Bounds = {}) =>
  z.number().min(min).max(max).meta({ format: 'double' }).register(fieldTypes, { type: 'number' });

export const money = ({ min = -moneyLimit, max = moneyLimit }: Bounds = {}) =>
  z
    .number()
    .min(min)
    .max(max)
    .refine(values.isMoney, 'Must have at most two decimals')
    .meta({ format: 'double', description: 'At most two decimals' })
    .register(fieldTypes, { type: 'money' });

export const boolean = () => z.boolean().register(fieldTypes, { type: 'boolean' });

export const date = () =>
  z
    .string()
    .refine(values.isDate, 'Must be a date such as 2025-01-31')
    .meta({ format: 'date', maxLength: 10 })
    .register(fieldTypes, { type: 'date' });

const timePattern = '^([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d$';

export const time = () =>
  z
    .string()
    .refine(values.isTime, 'Must be a time such as 09:30:00')
    .meta({ pattern: timePattern, maxLength: 8 })
    .register(fieldTypes, { type: 'time' });

const inUtc = (written: string): string => {
  const moment = values.parseTimestamp(written);
  return moment ? values.showTimestamp(moment) : written;
};

/** Taken in any offset, kept and shown in UTC to the second. */
export const timestamp = () =>
  z
    .string()
    .refine(
      (value) => values.parseTimestamp(value) !== null,
      'Must be such as 2025-01-31T09:30:00Z',
    )
    .overwrite(inUtc)
    .meta({ format: 'date-time', maxLength: 35 })
    .register(fieldTypes, { type: 'timestamp' });

export const oneOf = <const V extends readonly [string, ...string[]]>(allowed: V) =>
  z.enum(allowed).register(fieldTypes, { type: 'enum', values: allowed });

export const uuid = () =>
  z
    .string()
    .refine(values.isUuid, 'Must be a UUID')
    .overwrite((value) => value.toLowerCase())
    .meta({ format: 'uuid', maxLength: 36 })
    .register(fieldTypes, { type: 'uuid' });

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | JsonValue[]
  | { [key: string]: JsonValue | undefined };

/** Any JSON but null, which stands for no value. */
export const json = () =>
  (z.unknown() as z.ZodType<NonNullable<JsonValue>>)
    .refine((value) => value !== undefined && value !== null, 'Required')
    .meta({ description: 'Any JSON', not: { type: 'null' } })
    .register(fieldTypes, { type: 'json' });

/** May be empty: omitted is null. */
export const nullable = <T extends z.ZodType>(field: T) => field.nullable().default(null);

/** Never empty: omitted is the default. */
export const withDefault = <T extends z.ZodType>(
  field: T,
  value: z.core.util.NoUndefined<z.output<T>>,
) => field.default(value);

/** Set by the server alone. */
export const readOnly = <T extends z.ZodType>(field: T) => field.readonly();
