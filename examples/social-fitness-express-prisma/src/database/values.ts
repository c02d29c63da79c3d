import { Prisma } from '../generated/prisma/client.js';
import { showTimestamp } from '../http/values.js';

// Null and undefined stay what they are: the one clears a column, the other leaves it alone.
const converter =
  <From, To>(convert: (value: From) => To) =>
  <T extends From | null | undefined>(value: T) =>
    (value === null || value === undefined ? value : convert(value as From)) as
      | Exclude<T, From>
      | To;

export const fromDate = converter((value: Date) => value.toISOString().slice(0, 10));
export const fromTime = converter((value: Date) => value.toISOString().slice(11, 19));
export const fromTimestamp = converter(showTimestamp);
export const fromMoney = converter((value: Prisma.Decimal) => value.toNumber());

export const toDate = converter((value: string) => new Date(`${value}T00:00:00Z`));
export const toTime = converter((value: string) => new Date(`1970-01-01T${value}Z`));
export const toTimestamp = converter((value: string) => new Date(value));
export const toMoney = converter((value: number) => new Prisma.Decimal(value));

export const fromJson = <T>(value: unknown): T => value as T;
export const toJson = (value: unknown) => value as Prisma.InputJsonValue;

/** An empty JSON column is null to the database, not a stored JSON null. */
export const toNullableJson = (value: unknown) => (value === null ? Prisma.DbNull : toJson(value));

/** A CHECK keeps the column to these values. */
export const oneOf = <T>(value: string | null): T => value as T;
