import type { SessionStore } from './store.js';

const hour = 60 * 60 * 1_000;

/** Sessions in the database. Those that are over go at a login, once an hour. */
export const databaseStore = (): SessionStore => {
  let nextCleaning = 0;
  return {
    async add(db, session) {
      const now = Date.now();
      if (now >= nextCleaning) {
        nextCleaning = now + hour;
        await db.sessions.delete({ expires_at: { lt: new Date(now) } });
      }
      await db.sessions.insert(session);
    },
    find: (db, id) => db.sessions.find({ id }),
    async change(db, { id, token_hash }, to) {
      return (await db.sessions.update({ id, token_hash }, to)) > 0;
    },
    list: (db, user_id) => db.sessions.newest({ user_id, expires_at: { gt: new Date() } }),
    end: (db, { user_id, id, except }) =>
      db.sessions.delete({ user_id, id: except === undefined ? id : { not: except } }),
  };
};
