import type { Tables } from '../database/index.js';
import { redis } from '../http/redis.js';
import { databaseStore } from './database-store.js';
import { redisStore } from './redis-store.js';

/** A session as it is kept: of the secret only the hash, so that a leaked store logs nobody in. */
export interface StoredSession {
  id: string;
  user_id: string;
  token_hash: string;
  user_agent: string | null;
  created_at: Date;
  used_at: Date;
  /** When it is over unless it is used again. */
  expires_at: Date;
  /** When it is over in any case. */
  ends_at: Date;
}

/** Which sessions of a user: one, or all but one, or all. */
export interface Which {
  user_id: string;
  id?: string;
  except?: string;
}

/** Where sessions are kept. What cannot be asked is 503: nobody is logged in or out by an outage. */
export interface SessionStore {
  add(db: Tables, session: StoredSession): Promise<void>;
  find(db: Tables, id: string): Promise<StoredSession | null>;
  /** Changes a session unless another request has ended it or given it another secret. */
  change(db: Tables, from: StoredSession, to: StoredSession): Promise<boolean>;
  /** The open sessions of a user, the newest first. */
  list(db: Tables, user_id: string): Promise<StoredSession[]>;
  /** Answers how many it ended. */
  end(db: Tables, which: Which): Promise<number>;
}

export const store: SessionStore = redis ? redisStore(redis) : databaseStore();
