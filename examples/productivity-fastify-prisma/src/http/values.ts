import type { FieldType, ListField, Scalar } from './filter.js';

const datePattern = /^(?!0000)\d{4}-\d{2}-\d{2}$/;
const timestampPattern =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const timePattern = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const integerPattern = /^-?\d{1,10}$/;
const numberPattern = /^-?\d{1,400}(\.\d{1,400})?(e[+-]?\d{1,3})?$/i;
const moneyPattern = /^-?\d{1,10}(\.\d{1,2})?$/;

export const integerLimits = { min: -2_147_483_648, max: 2_147_483_647 };
export const moneyLimit = 9_999_999_999.99;
/** Close to the largest number there is, which not every driver can write as text. */
export const numberLimit = 1e308;

/** Whether the text is a day of the calendar: `2025-02-29` is not. */
export const isDate = (text: string): boolean => {
  if (!datePattern.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

export const isTime = (text: string): boolean => timePattern.test(text);

export const isUuid = (text: string): boolean => uuidPattern.test(text);

/** The moment cut to its second, or null. The years that four digits can show: 0001 to 9999. */
export const parseTimestamp = (text: string): Date | null => {
  const [, day] = timestampPattern.exec(text) ?? [];
  if (day === undefined || !isDate(day)) return null;
  const moment = new Date(Math.floor(Date.parse(text) / 1000) * 1000);
  return isDate(moment.toISOString().slice(0, 10)) && moment.getUTCFullYear() < 10_000
    ? moment
    : null;
};

/** `2025-01-07T10:30:00Z` */
export const showTimestamp = (moment: Date): string => `${moment.toISOString().slice(0, 19)}Z`;

export const isMoney = (value: number): boolean =>
  Math.abs(value) <= moneyLimit && Number(value.toFixed(2)) === value;

// Adding zero turns -0 into 0.
const parseInteger = (text: string): number | null => {
  if (!integerPattern.test(text)) return null;
  const value = Number(text) + 0;
  return value >= integerLimits.min && value <= integerLimits.max ? value : null;
};

const parseNumber = (text: string): number | null => {
  const value = Number(text) + 0;
  return numberPattern.test(text) && Math.abs(value) <= numberLimit ? value : null;
};

const parseBoolean = (text: string): boolean | null => {
  if (text === 'true') return true;
  return text === 'false' ? false : null;
};

const plainText = (text: string): string | null => (text.includes('\0') ? null : text);

const parsers: Record<FieldType, (text: string, field: ListField) => Scalar | null> = {
  string: plainText,
  text: plainText,
  integer: parseInteger,
  number: parseNumber,
  money: (text) => (moneyPattern.test(text) ? text : null),
  boolean: parseBoolean,
  date: (text) => (isDate(text) ? text : null),
  time: (text) => (isTime(text) ? text : null),
  timestamp: parseTimestamp,
  enum: (text, field) => (field.values.includes(text) ? text : null),
  uuid: (text) => (isUuid(text) ? text.toLowerCase() : null),
  json: () => null,
};

/** A value of a query parameter in the field's type, or null where it is none. */
export const parseValue = (field: ListField, text: string): Scalar | null =>
  parsers[field.type](text, field);
