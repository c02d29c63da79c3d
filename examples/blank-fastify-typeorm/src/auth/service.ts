import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { inTransaction, type Row, tables } from '../database/index.js';
import { type ApiError, invalid, unauthorized } from '../http/errors.js';
import { resetTokens, returnToken, takeToken } from '../http/rate-limit.js';
import { showTimestamp } from '../http/values.js';
import type { Caller } from './caller.js';
import { hashPassword, verifyPassword } from './password.js';
import type { Credentials, Profile, Registration, User } from './schema.js';
import { endSessions, openSession, type Session } from './sessions.js';

/** A user with the session that has just begun. */
export interface LoggedIn {
  user: User;
  session: Session;
}

type StoredUser = Row<'users'>;

/** A user as the API shows them. */
export const present = (user: StoredUser): User => ({
  id: user.id,
  email: user.email,
  name: user.name,
  avatar_url: user.avatar_url,
  role: user.role === 'admin' ? 'admin' : 'user',
  created_at: showTimestamp(user.created_at),
  updated_at: showTimestamp(user.updated_at),
  last_login: user.last_login && showTimestamp(user.last_login),
});

const invalidCredentials = (): ApiError =>
  unauthorized('The email or the password is wrong', 'INVALID_CREDENTIALS');

/** Refuses a wrong password. Each try counts before it is checked, so that many at once gain nothing. */
const checkPassword = async (email: string, password: string): Promise<StoredUser> => {
  const account = createHash('sha256').update(email).digest('hex');
  await takeToken('account', account);
  const user = await tables.users.find({ email }).catch(async (error) => {
    // What could not be checked is no failed login, or an outage would lock people out.
    await returnToken('account', account);
    throw error;
  });
  const matches = await verifyPassword(password, user?.password_hash);
  if (!user || !matches) throw invalidCredentials();
  await resetTokens('account', account);
  return user;
};

const findUser = async (id: string): Promise<StoredUser> => {
  const user = await tables.users.find({ id });
  if (!user) throw unauthorized();
  return user;
};

export const register = async (
  { password, ...rest }: Registration,
  message: IncomingMessage,
): Promise<LoggedIn> => {
  const password_hash = await hashPassword(password);
  return inTransaction(async (db) => {
    const user = await db.users.insert({ ...rest, password_hash });
    return { user: present(user), session: await openSession(db, user.id, message) };
  });
};

export const login = async (
  { email, password }: Credentials,
  message: IncomingMessage,
): Promise<LoggedIn> => {
  const { id, password_hash } = await checkPassword(email, password);
  return inTransaction(async (db) => {
    // Nobody gets in with a password that was changed while it was being checked.
    const changed = await db.users.update({ id, password_hash }, { last_login: new Date() });
    const user = changed === 0 ? null : await db.users.find({ id });
    if (!user) throw invalidCredentials();
    return { user: present(user), session: await openSession(db, id, message) };
  });
};

export const me = async ({ user_id }: Caller): Promise<User> => present(await findUser(user_id));

export const updateMe = async ({ user_id }: Caller, changes: Profile): Promise<User> => {
  if (Object.keys(changes).length > 0) await tables.users.update({ id: user_id }, changes);
  return present(await findUser(user_id));
};

/** Ends every other session: whoever knew the old password is out. */
export const changePassword = async (
  { user_id, session_id }: Caller,
  currentPassword: string,
  newPassword: string,
): Promise<void> => {
  const { email } = await findUser(user_id);
  const { password_hash } = await checkPassword(email, currentPassword);
  const changes = { password_hash: await hashPassword(newPassword) };
  await inTransaction(async (db) => {
    const changed = await db.users.update({ id: user_id, password_hash }, changes);
    if (changed === 0) throw invalidCredentials();
    await endSessions(db, user_id, { except: session_id });
  });
};

/** Deletes the user with everything that belongs to them; whoever has a password gives it. */
export const deleteMe = async ({ user_id }: Caller, password?: string): Promise<void> => {
  const { email, password_hash } = await findUser(user_id);
  if (password !== undefined) await checkPassword(email, password);
  else if (password_hash !== null) throw invalid('password', 'Required');
  await inTransaction(async (db) => {
    await db.users.delete({ id: user_id });
    await endSessions(db, user_id);
  });
};
