import { constraintColumns } from './constraints.js';

/** What a failed query means to a client. */
export interface DatabaseFault {
  kind: 'unavailable' | 'unique' | 'foreign_key';
  column?: string;
}

/** The parts of an error of the driver that tell what happened. */
export interface DriverError {
  code?: unknown;
  constraint?: unknown;
  message?: unknown;
}

const uniqueViolation = '23505';
const foreignKeyViolations = ['23503', '23001'];

// Lost or refused connections, a server that starts, stops or has no slot left, cancelled queries, and
// transactions that another one was in the way of.
const unavailableCodes =
  /^(08...|40001|40P01|53300|57014|57P0[1-5]|E(CONN|HOST|NET|TIMEDOUT|PIPE|AI_AGAIN|NOTFOUND)\w*)$/;

// The driver gives these no code.
const unavailableMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end)/;

/** The fault behind an error of the driver, or null where the query itself is wrong. */
export const faultOf = ({ code, constraint, message }: DriverError): DatabaseFault | null => {
  const column = constraintColumns[String(constraint)];
  if (code === uniqueViolation) return { kind: 'unique', column };
  if (foreignKeyViolations.includes(String(code))) return { kind: 'foreign_key', column };
  const unavailable =
    unavailableCodes.test(String(code)) || unavailableMessages.test(String(message));
  return unavailable ? { kind: 'unavailable' } : null;
};
