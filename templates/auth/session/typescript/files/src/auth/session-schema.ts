import { z } from 'zod';
import { boolean, nullable, string, timestamp, uuid } from '../http/fields.js';
import type { ListSpec } from '../http/filter.js';
import { userOutput } from './schema.js';

const csrfToken = () =>
  z.string().meta({
    description: 'Send it as X-CSRF-Token with every write',
    maxLength: 43,
    pattern: '^[\\w-]{43}$',
  });

/** What register, login and refresh answer; the session itself is in a cookie. */
export const loggedInOutput = z.strictObject({ user: userOutput, csrf_token: csrfToken() });

export const csrfOutput = z.strictObject({ csrf_token: csrfToken() });

/** A session as its user sees it. */
export const sessionOutput = z.strictObject({
  id: uuid(),
  user_agent: nullable(string()),
  created_at: timestamp(),
  used_at: timestamp(),
  expires_at: timestamp(),
  current: boolean().meta({ description: 'Whether this request belongs to it' }),
});

export type SessionRow = z.output<typeof sessionOutput>;

/** Sessions are few: they sort by their age and nothing filters them. */
export const sessionList: ListSpec = {
  fields: new Map([
    ['created_at', { name: 'created_at', type: 'timestamp', nullable: false, values: [] }],
  ]),
  filters: new Map(),
};
