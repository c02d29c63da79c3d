import { databaseFault, inTransaction, type Row, tables } from '../../database/index.js';
import { conflict, notFound } from '../../http/errors.js';
import { showTimestamp } from '../../http/values.js';
import type { Caller } from '../caller.js';
import { endSessions } from '../sessions.js';
import { findIdentity } from './accounts.js';
import type { Person } from './provider.js';
import type { Identity } from './schema.js';

type StoredIdentity = Row<'identities'>;

export const present = ({ id, provider, email, created_at }: StoredIdentity): Identity => ({
  id,
  provider,
  email,
  created_at: showTimestamp(created_at),
});

/** The identities of a user, the newest first. */
export const listIdentities = ({ user_id }: Caller): Promise<StoredIdentity[]> =>
  tables.identities.newest({ user_id });

/** Lets the caller log in as this person too; `isNew` tells whether they could not before. */
export const link = async (
  { user_id }: Caller,
  person: Person,
): Promise<{ identity: Identity; isNew: boolean }> => {
  const { provider, subject, email } = person;
  try {
    const row = await tables.identities.insert({ user_id, provider, subject, email });
    return { identity: present(row), isNew: true };
  } catch (error) {
    if (databaseFault(error)?.kind !== 'unique') throw error;
    const found = await findIdentity(tables, person);
    if (found?.user_id !== user_id) throw conflict('Another account is linked to it');
    return { identity: present(found), isNew: false };
  }
};

/** Takes an identity away, which ends every other session: whoever logged in with it is out. */
export const unlink = ({ user_id, session_id }: Caller, id: string): Promise<void> =>
  inTransaction(async (db) => {
    // Locks the user: of two that are taken away at once, the other one waits here.
    await db.users.update({ id: user_id }, { id: user_id });
    if (!(await db.identities.find({ id, user_id }))) throw notFound();
    const user = await db.users.find({ id: user_id });
    const other = await db.identities.find({ user_id, id: { not: id } });
    if (user?.password_hash === null && !other)
      throw conflict('It is the last way to log in: link another account first');
    await db.identities.delete({ id });
    await endSessions(db, user_id, { except: session_id });
  });
