import { tables } from '../database/index.js';
import { forbidden } from '../http/errors.js';

/** The user behind a request and the session that it belongs to. */
export interface Caller {
  user_id: string;
  session_id: string;
}

/** 403 unless the caller is an admin now, whatever they were when they logged in. */
export const requireAdmin = async ({ user_id }: Caller): Promise<void> => {
  const user = await tables.users.find({ id: user_id });
  if (user?.role !== 'admin') throw forbidden();
};
