import type { IncomingMessage } from 'node:http';
import {
  databaseFault,
  inTransaction,
  type Row,
  type Tables,
  tables,
} from '../../database/index.js';
import { conflict, forbidden, unauthorized } from '../../http/errors.js';
import { type LoggedIn, present } from '../service.js';
import { openSession } from '../sessions.js';
import type { Person } from './provider.js';

/** The identity that somebody has proved to be theirs: known by its subject, never by the email. */
export const findIdentity = (
  db: Tables,
  { provider, subject }: Person,
): Promise<Row<'identities'> | null> => db.identities.find({ provider, subject });

const addUser = async (db: Tables, { email, name, ...identity }: Person): Promise<string> => {
  if (email === null)
    throw forbidden('The provider has not verified an email address of this account');
  const { id } = await db.users.insert({ email, name, password_hash: null });
  await db.identities.insert({ ...identity, user_id: id, email });
  return id;
};

const userOf = async (db: Tables, person: Person): Promise<string> => {
  const identity = await findIdentity(db, person);
  if (!identity) return addUser(db, person);
  const { id, user_id } = identity;
  if (person.email !== null) await db.identities.update({ id }, { email: person.email });
  return user_id;
};

const enter = (person: Person, message: IncomingMessage): Promise<LoggedIn> =>
  inTransaction(async (db) => {
    const id = await userOf(db, person);
    await db.users.update({ id }, { last_login: new Date() });
    const user = await db.users.find({ id });
    if (!user) throw unauthorized();
    return { user: present(user), session: await openSession(db, id, message) };
  });

/** Logs somebody in, who gets an account with the first login. */
export const logInAs = async (person: Person, message: IncomingMessage): Promise<LoggedIn> => {
  try {
    return await enter(person, message);
  } catch (error) {
    if (databaseFault(error)?.kind !== 'unique') throw error;
    // Of two first logins at once one was faster.
    if (await findIdentity(tables, person)) return enter(person, message);
    throw conflict('An account has this email: log in to it, then link this one', 'email');
  }
};
