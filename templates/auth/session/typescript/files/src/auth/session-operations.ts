import { tables } from '../database/index.js';
import { type Answer, idOf, list, noContent, ok } from '../http/answer.js';
import { invalid, notFound, unauthorized } from '../http/errors.js';
import { parseListQuery } from '../http/list-query.js';
import { toPage } from '../http/page.js';
import { showTimestamp } from '../http/values.js';
import { clearCookie, readCookie } from './cookie.js';
import { csrfTokenOf, requireToken } from './csrf.js';
import { loggedIn } from './login.js';
import type { Operation } from './operation.js';
import * as service from './service.js';
import { type SessionRow, sessionList } from './session-schema.js';
import { endSessions, findSession, renewSession } from './sessions.js';
import { type StoredSession, store } from './store.js';

const loggedOut: Answer = { ...noContent, headers: { 'Set-Cookie': clearCookie } };

const present = (session: StoredSession, current: string): SessionRow => ({
  id: session.id,
  user_agent: session.user_agent,
  created_at: showTimestamp(session.created_at),
  used_at: showTimestamp(session.used_at),
  expires_at: showTimestamp(session.expires_at),
  current: session.id === current,
});

/** Staying logged in, and logging out. */
export const sessionOperations: Operation[] = [
  {
    method: 'post',
    path: '/refresh',
    open: false,
    limit: 'refresh',
    answer: async ({ caller, message }) => {
      const user = await service.me(caller);
      return loggedIn(user, await renewSession(message));
    },
  },
  {
    method: 'post',
    path: '/logout',
    open: true,
    answer: async ({ message }) => {
      if (readCookie(message) === undefined) throw unauthorized();
      const session = await findSession(tables, message);
      if (!session) return loggedOut;
      requireToken(message, session.proof);
      await store.end(tables, { user_id: session.user_id, id: session.id });
      return loggedOut;
    },
  },
  {
    method: 'post',
    path: '/logout-all',
    open: false,
    answer: async ({ caller }) => {
      await endSessions(tables, caller.user_id);
      return loggedOut;
    },
  },
  {
    method: 'get',
    path: '/csrf',
    open: false,
    answer: async ({ message }) => {
      const proof = readCookie(message);
      if (!proof) throw unauthorized();
      return ok({ csrf_token: csrfTokenOf(proof) });
    },
  },
  {
    method: 'get',
    path: '/sessions',
    open: false,
    answer: async ({ caller, url }) => {
      const query = parseListQuery(url, sessionList);
      if (query.mode === 'cursor') throw invalid('cursor', 'Use page');
      const all = await store.list(tables, caller.user_id);
      if (!query.sort[0]?.descending) all.reverse();
      const rows = all.slice(query.skip, query.skip + query.take);
      const show = (session: StoredSession) => present(session, caller.session_id);
      return list(toPage(rows, all.length, query, show), query, url);
    },
  },
  {
    method: 'delete',
    path: '/sessions/:id',
    open: false,
    answer: async ({ caller, params }) => {
      const id = idOf(params.id ?? '');
      const ended = await store.end(tables, { user_id: caller.user_id, id });
      if (ended === 0) throw notFound();
      return id === caller.session_id ? loggedOut : noContent;
    },
  },
];
