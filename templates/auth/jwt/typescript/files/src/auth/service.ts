import { inTransaction, type Row, tables } from '../database/index.js';
import { type ApiError, unauthorized } from '../http/errors.js';
import { resetTokens, returnToken, takeToken } from '../http/rate-limit.js';
import { showTimestamp } from '../http/values.js';
import type { Caller } from './authenticate.js';
import { hashPassword, verifyPassword } from './password.js';
import type { Credentials, LoggedIn, Profile, Registration, User } from './schema.js';
import { endSessions, openSession, rotate } from './sessions.js';
import { sha256 } from './tokens.js';

export { logout } from './sessions.js';

type StoredUser = Row<'users'>;

const present = (user: StoredUser): User => ({
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
  const account = sha256(email);
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

export const register = async ({ password, ...rest }: Registration): Promise<LoggedIn> => {
  const password_hash = await hashPassword(password);
  return inTransaction(async (db) => {
    const user = await db.users.insert({ ...rest, password_hash });
    return { user: present(user), ...(await openSession(db, user.id)) };
  });
};

export const login = async ({ email, password }: Credentials): Promise<LoggedIn> => {
  const { id, password_hash } = await checkPassword(email, password);
  return inTransaction(async (db) => {
    // Nobody gets in with a password that was changed while it was being checked.
    const changed = await db.users.update({ id, password_hash }, { last_login: new Date() });
    const user = changed === 0 ? null : await db.users.find({ id });
    if (!user) throw invalidCredentials();
    return { user: present(user), ...(await openSession(db, id)) };
  });
};

export const refresh = async (refreshToken: string): Promise<LoggedIn> => {
  const { user_id, ...tokens } = await rotate(refreshToken);
  return { user: present(await findUser(user_id)), ...tokens };
};

export const logoutAll = ({ user_id }: Caller): Promise<void> => endSessions(tables, { user_id });

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
    await endSessions(db, { user_id, id: { not: session_id } });
  });
};

/** Deletes the user with everything that belongs to them. */
export const deleteMe = async ({ user_id }: Caller, password: string): Promise<void> => {
  const { email } = await findUser(user_id);
  await checkPassword(email, password);
  await tables.users.delete({ id: user_id });
};
