import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type Tables, tables } from '../database/index.js';
import { env } from '../env.js';
import { unauthorized } from '../http/errors.js';
import { type Proof, readCookie } from './cookie.js';
import { type StoredSession, store } from './store.js';

const idleTime = env.SESSION_IDLE_TIMEOUT * 1_000;
const lifetime = env.SESSION_LIFETIME * 1_000;

/** A use that follows another so soon is not written down. */
const shortestNote = Math.min(60_000, idleTime / 20);

/** What a browser gets of a session. */
export interface Session {
  proof: Proof;
  seconds: number;
}

/** A session whose secret the request knew. */
export interface Proven extends StoredSession {
  proof: Proof;
}

const newSecret = (): string => randomBytes(32).toString('base64url');

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const used = <T extends { ends_at: Date }>(session: T) => {
  const now = Date.now();
  const expires_at = new Date(Math.min(now + idleTime, session.ends_at.getTime()));
  return { ...session, used_at: new Date(now), expires_at };
};

const secondsLeft = ({ ends_at }: StoredSession): number =>
  Math.ceil((ends_at.getTime() - Date.now()) / 1_000);

const knows = ({ secret }: Proof, { token_hash }: StoredSession): boolean =>
  timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(token_hash));

/** The session that a request proves to be its own, or null where that is over. */
export const findSession = async (db: Tables, message: IncomingMessage): Promise<Proven | null> => {
  const proof = readCookie(message);
  const found = proof ? await store.find(db, proof.id) : null;
  if (!proof || !found || !knows(proof, found) || found.expires_at <= new Date()) return null;
  return { ...found, proof };
};

/** Logs a user in on one more device. What this browser had before is over, whoever began it. */
export const openSession = async (
  db: Tables,
  user_id: string,
  message: IncomingMessage,
): Promise<Session> => {
  const former = await findSession(db, message);
  if (former) await store.end(db, { user_id: former.user_id, id: former.id });
  const proof = { id: randomUUID(), secret: newSecret() };
  const created_at = new Date();
  const session = used({
    id: proof.id,
    user_id,
    token_hash: hashOf(proof.secret),
    user_agent: message.headers['user-agent']?.slice(0, 255) ?? null,
    created_at,
    ends_at: new Date(created_at.getTime() + lifetime),
  });
  await store.add(db, session);
  return { proof, seconds: secondsLeft(session) };
};

/** Notes that a session is in use. */
export const keepSession = async ({ proof, ...session }: Proven): Promise<void> => {
  if (Date.now() - session.used_at.getTime() < shortestNote) return;
  await store.change(tables, session, used(session));
};

/** Gives a session another secret; the one before is worth nothing from now on. */
export const renewSession = async (message: IncomingMessage): Promise<Session> => {
  const found = await findSession(tables, message);
  if (!found) throw unauthorized();
  const { proof: former, ...session } = found;
  const proof = { id: former.id, secret: newSecret() };
  const renewed = { ...used(session), token_hash: hashOf(proof.secret) };
  if (!(await store.change(tables, session, renewed))) throw unauthorized();
  return { proof, seconds: secondsLeft(renewed) };
};

/** Ends the sessions of a user, or all but one. */
export const endSessions = async (
  db: Tables,
  user_id: string,
  { except }: { except?: string } = {},
): Promise<void> => {
  await store.end(db, { user_id, except });
};
