import type { z } from 'zod';
import { type FieldError, validationError } from './errors.js';

type Issue = z.core.$ZodIssue;

const units: Record<string, string> = { string: 'character', array: 'item' };

const bound = ({ origin }: { origin: string }, word: string, limit: unknown): string => {
  const unit = units[origin];
  if (!unit) return `Must be ${word} ${limit}`;
  return `Must have ${word} ${limit} ${unit}${limit === 1 ? '' : 's'}`;
};

const kinds: Record<string, string> = { int: 'an integer', object: 'an object', array: 'a list' };

const messageOf = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'Required'
        : `Must be ${kinds[issue.expected] ?? `a ${issue.expected}`}`;
    case 'invalid_value':
      return `Must be one of: ${issue.values.join(', ')}`;
    case 'too_small':
      return bound(issue, 'at least', issue.minimum);
    case 'too_big':
      return bound(issue, 'at most', issue.maximum);
    case 'custom':
      return issue.message;
    default:
      return 'Not valid';
  }
};

const errorsOf = (issue: Issue): FieldError[] => {
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => [...issue.path, key].join('.'));
    return names.map((field) => ({ field, message: 'Unknown field, or one that cannot be set' }));
  }
  return [{ field: issue.path.join('.') || 'body', message: messageOf(issue) }];
};

/** The value in the schema's type, or 400 that names every field that is wrong. */
export const validate = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw validationError(result.error.issues.flatMap(errorsOf));
};
