import { Prisma } from '../generated/prisma/client.js';
import { type DatabaseFault, faultOf } from './postgres-fault.js';

// No connection, no answer or transaction in time, or a transaction that another one was in the way of.
const unavailableCodes = /^(P1001|P1002|P1008|P1017|P2024|P2028|P2034|P2037)$/;

interface AdapterCause {
  originalCode?: string;
  originalMessage?: string;
  code?: string;
  message?: string;
  constraint?: { index?: string };
}

const causeOf = (error: unknown): AdapterCause => {
  const meta = error instanceof Prisma.PrismaClientKnownRequestError ? error.meta : undefined;
  const adapter = (meta?.driverAdapterError ?? error) as { cause?: AdapterCause };
  return adapter.cause ?? (error as AdapterCause);
};

/** What a failed query means to a client, or null where it means a defect. */
export const databaseFault = (error: unknown): DatabaseFault | null => {
  if (!(error instanceof Error)) return null;
  const { code } = error as { code?: string };
  if (code !== undefined && unavailableCodes.test(code)) return { kind: 'unavailable' };
  const cause = causeOf(error);
  return faultOf({
    code: cause.originalCode ?? cause.code,
    constraint: cause.constraint?.index,
    message: cause.originalMessage ?? cause.message,
  });
};
