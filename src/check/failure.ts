import { AssertionError } from 'node:assert';
import { inspect, stripVTControlCharacters } from 'node:util';

/** Why a check failed. */
export interface Failure {
  message: string;
  expected: string | null;
  actual: string | null;
}

const shown = (value: unknown): string =>
  inspect(value, { depth: 5, maxStringLength: 300, maxArrayLength: 20, breakLength: 100 });

const unreached = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

const sentence = (error: Error): string => {
  if ('code' in error && unreached.has(String(error.code)))
    return `the server closed the connection or could not be reached (${error.code})`;
  if (error instanceof TypeError)
    return `the answer does not have the expected shape: ${error.message}`;
  return error.message;
};

/** Without the difference that Node adds: expected and got say it. */
const headline = ({ generatedMessage, message }: AssertionError): string =>
  generatedMessage
    ? (message.split('\n')[0] ?? '').replace(/:$/, '')
    : message.replace(/\n\+ actual - expected[\s\S]*$|\n\n[^\n]* !== [^\n]*\n?$/, '');

const isSaid = (message: string, { expected, actual }: AssertionError): boolean =>
  [expected, actual].every((value) => typeof value !== 'object' && message.includes(String(value)));

/** Turns what a check threw into what a reader needs. */
export const failureOf = (thrown: unknown): Failure => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if (!(error instanceof AssertionError))
    return { message: sentence(error), expected: null, actual: null };
  const message = stripVTControlCharacters(headline(error)).trim();
  const compares = error.operator !== '==' && error.operator !== 'fail' && !isSaid(message, error);
  return {
    message,
    expected: compares ? shown(error.expected) : null,
    actual: compares ? shown(error.actual) : null,
  };
};
