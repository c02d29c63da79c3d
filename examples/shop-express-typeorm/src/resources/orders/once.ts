import { databaseFault, inTransaction, tables } from '../../database/index.js';
import { idempotencyMismatch } from '../../http/errors.js';
import type { Idempotency } from '../../http/idempotency.js';
import type * as schema from './schema.js';

type Work = Parameters<typeof inTransaction<schema.Order>>[0];

const day = 24 * 60 * 60 * 1000;
const yesterday = () => new Date(Date.now() - day);

/** What was answered to the key before; null where it is new. */
const answered = async (userId: string, { key, request_hash }: Idempotency) => {
  const where = { user_id: userId, key, created_at: { gt: yesterday() } };
  const known = await tables.idempotencyKeys.find(where);
  if (known && known.request_hash !== request_hash) throw idempotencyMismatch();
  return known && (JSON.parse(known.response) as schema.Order);
};

// The key is taken in the same transaction: two requests at once wait for each other at its unique
// index, and work that fails gives the key back.
const withKey =
  (userId: string, { key, request_hash }: Idempotency, work: Work): Work =>
  async (kept, client) => {
    const { idempotencyKeys } = kept;
    await idempotencyKeys.delete({ user_id: userId, created_at: { lt: yesterday() } });
    await idempotencyKeys.insert({ user_id: userId, key, request_hash, response: '' });
    const order = await work(kept, client);
    const response = JSON.stringify(order);
    await idempotencyKeys.update({ user_id: userId, key }, { response });
    return order;
  };

/** Does the work in a transaction, once a key: after that it answers the same again. */
export const once = async (userId: string, idempotency: Idempotency | null, work: Work) => {
  if (!idempotency) return inTransaction(work);
  const before = await answered(userId, idempotency);
  if (before) return before;
  try {
    return await inTransaction(withKey(userId, idempotency, work));
  } catch (error) {
    const taken = databaseFault(error)?.kind === 'unique';
    const meanwhile = taken ? await answered(userId, idempotency) : null;
    if (!meanwhile) throw error;
    return meanwhile;
  }
};
