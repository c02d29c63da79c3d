import type { FieldType, ModelField } from '../model.js';

const comparable = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'null'];
const equatable = ['eq', 'ne', 'in', 'null'];

/** Every operator that a list can have. */
export const allOperators = [...comparable, 'like'];

/** What section 3 gives each type. */
export const operatorsOf = (type: FieldType): string[] => {
  switch (type) {
    case 'string':
      return [...equatable, 'like'];
    case 'text':
      return ['like', 'null'];
    case 'integer':
    case 'number':
    case 'money':
    case 'date':
    case 'time':
    case 'timestamp':
      return comparable;
    case 'json':
      return [];
    default:
      return equatable;
  }
};

/** The query parameter of an operator. */
export const parameterOf = (name: string, operator: string): string =>
  operator === 'eq' ? name : `${name}_${operator}`;

export const isSortable = ({ type }: ModelField): boolean => type !== 'json' && type !== 'text';

type Scalar = string | number | boolean;

const asciiLower = (text: string): string => text.toLowerCase();

const compared = (operator: string, left: Scalar, right: Scalar): boolean => {
  switch (operator) {
    case 'eq':
      return left === right;
    case 'gt':
      return left > right;
    case 'gte':
      return left >= right;
    case 'lt':
      return left < right;
    case 'lte':
      return left <= right;
    case 'like':
      return asciiLower(String(left)).includes(asciiLower(String(right)));
    default:
      throw new Error(`no such operator: ${operator}`);
  }
};

/** Whether a row with this value is what the contract finds. */
export const matches = (operator: string, value: Scalar | null, operand: unknown): boolean => {
  if (operator === 'null') return (value === null) === operand;
  if (operator === 'ne') return value !== operand;
  if (value === null) return false;
  if (operator === 'in') return (operand as Scalar[]).includes(value);
  return compared(operator, value, operand as Scalar);
};
