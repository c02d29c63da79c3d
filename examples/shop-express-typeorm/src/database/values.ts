import { showTimestamp } from '../http/values.js';

// Null and undefined stay what they are: the one clears a column, the other leaves it alone.
const converter =
  <From, To>(convert: (value: From) => To) =>
  <T extends From | null | undefined>(value: T) =>
    (value === null || value === undefined ? value : convert(value as From)) as
      | Exclude<T, From>
      | To;

export const fromTimestamp = converter(showTimestamp);
export const fromMoney = converter((value: string) => Number(value));

export const toTimestamp = converter((value: string) => new Date(value));
export const toMoney = converter((value: number) => value.toFixed(2));

export const toJson = (value: unknown) => value as object;
export const fromJson = <T>(value: unknown): T => value as T;

/** A CHECK keeps the column to these values. */
export const oneOf = <T>(value: string | null): T => value as T;
