import type { RedisClientType } from 'redis';
import { logger } from '../logger.js';
import { serviceUnavailable } from '../http/errors.js';
import type { SessionStore, StoredSession } from './store.js';

const mostListed = 100;

const keyOf = (id: string): string => `session:${id}`;

/** The ids of a user's sessions, by the moment when each ends. */
const listOf = (user_id: string): string => `sessions:${user_id}`;

/** Milliseconds from now. */
const until = (moment: Date): number => Math.max(1, moment.getTime() - Date.now());

const changeScript = `
local found = redis.call('GET', KEYS[1])
if not found or cjson.decode(found).token_hash ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`;

const parse = (text: string): StoredSession => {
  const { created_at, used_at, expires_at, ends_at, ...rest } = JSON.parse(text);
  return {
    ...rest,
    created_at: new Date(created_at),
    used_at: new Date(used_at),
    expires_at: new Date(expires_at),
    ends_at: new Date(ends_at),
  };
};

const answered = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (err) {
    logger.warn({ err }, 'Redis does not answer: no session can be checked');
    throw serviceUnavailable();
  }
};

/** Sessions in Redis, which forgets them when they are over. */
export const redisStore = (redis: RedisClientType): SessionStore => {
  const idsOf = (user_id: string): Promise<string[]> =>
    answered(redis.zRange(listOf(user_id), `(${Date.now()}`, '+inf', { BY: 'SCORE' }));
  return {
    async add(_db, session) {
      const { id, user_id, expires_at, ends_at } = session;
      const list = listOf(user_id);
      const adding = redis
        .multi()
        .set(keyOf(id), JSON.stringify(session), { PX: until(expires_at) })
        .zRemRangeByScore(list, 0, Date.now())
        .zAdd(list, { score: ends_at.getTime(), value: id })
        .pExpire(list, until(ends_at));
      await answered(adding.exec());
    },
    async find(db, id) {
      const text = await answered(redis.get(keyOf(id)));
      const session = text === null ? null : parse(text);
      // Redis does not hear of it when somebody deletes a user in the database.
      return session && (await db.users.find({ id: session.user_id })) ? session : null;
    },
    async change(_db, { id, token_hash }, to) {
      const args = [token_hash, JSON.stringify(to), String(until(to.expires_at))];
      const options = { keys: [keyOf(id)], arguments: args };
      return (await answered(redis.eval(changeScript, options))) === 1;
    },
    async list(_db, user_id) {
      const keys = (await idsOf(user_id)).map(keyOf);
      const texts = keys.length === 0 ? [] : await answered(redis.mGet(keys));
      return texts
        .flatMap((text) => (text === null ? [] : [parse(text)]))
        .sort((a, b) => b.created_at.getTime() - a.created_at.getTime())
        .slice(0, mostListed);
    },
    async end(_db, { user_id, id, except }) {
      const own = (await idsOf(user_id)).filter((each) => each !== except);
      const ids = id === undefined ? own : own.filter((each) => each === id);
      if (ids.length === 0) return 0;
      const ending = redis.multi().del(ids.map(keyOf)).zRem(listOf(user_id), ids);
      const [ended] = await answered(ending.exec());
      return Number(ended);
    },
  };
};
