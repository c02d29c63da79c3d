import { anyone, by, each, password, type Section } from '../say.js';

const cara = by('cara');
const later = by('later');

const credentials = { email: 'cara@example.com', password: password('cara') };
const another = { 'x-csrf-token': '$later.csrf_token' };

const badCookies = [
  '__Host-session=',
  '__Host-session=x',
  '__Host-session=0b9e2c1a-5d1f-4f39-8c37-2a3f6b1d9e55.q1zVb0dN6mJc3yXr8sKf5tWg2hLp9aUe4iOx7nMzBvE',
  'session=x; __Host-session=x',
];

const foreign = [
  { origin: undefined },
  { origin: 'null' },
  { origin: 'https://evil.example.com' },
  { origin: 'http://api.example.com' },
];

const writing = [
  anyone(200, 'POST /auth/login', credentials, { as: 'later' }),
  ...each(badCookies, (cookie) => anyone(401, 'GET /auth/me', undefined, { headers: { cookie } })),
  ...each(foreign, (headers) => anyone(403, 'POST /auth/login', credentials, { headers })),
  ...each(foreign, (headers) => cara(403, 'PATCH /auth/me', { name: 'No' }, { headers })),
  ...each(foreign, (headers) => anyone(401, 'PATCH /auth/me', { name: 'No' }, { headers })),
  cara(403, 'PATCH /auth/me', { name: 'No' }, { headers: another }),
  cara(403, 'POST /tasks', { title: 'No' }, { headers: { 'x-csrf-token': undefined } }),
  cara(403, 'POST /auth/logout', undefined, { headers: another }),
  cara(200, 'PATCH /auth/me', {}, { headers: { origin: 'https://app.example.com' } }),
  cara(200, 'GET /auth/csrf'),
  anyone(401, 'GET /auth/csrf'),
];

const devices = [
  cara(200, 'GET /auth/sessions', undefined, { as: 'devices' }),
  cara(200, 'GET /auth/sessions?limit=1&page=2&sort=created_at'),
  ...each(['limit=0', 'cursor=', 'sort=user_agent', 'user_agent=x', 'page=1&page=2'], (query) =>
    cara(400, `GET /auth/sessions?${query}`),
  ),
  anyone(401, 'GET /auth/sessions'),
  cara(404, 'DELETE /auth/sessions/1'),
  cara(404, 'DELETE /auth/sessions/3f2b8a52-6f0e-4d0c-9f7e-0c3b8a526f0e'),
  cara(204, 'DELETE /auth/sessions/$devices.rows.0.id'),
  cara(404, 'DELETE /auth/sessions/$devices.rows.0.id'),
  anyone(200, 'POST /auth/login', credentials, { as: 'later' }),
];

const leaving = [
  cara(200, 'POST /auth/refresh', undefined, { as: 'fresh' }),
  cara(401, 'GET /auth/me'),
  by('fresh')(200, 'GET /auth/me'),
  by('fresh')(204, 'POST /auth/logout'),
  by('fresh')(204, 'POST /auth/logout'),
  anyone(401, 'POST /auth/logout'),
  later(204, 'POST /auth/logout-all'),
  later(401, 'POST /auth/logout-all'),
  anyone(401, 'POST /auth/refresh'),
  anyone(200, 'POST /auth/login', credentials, { as: 'later' }),
  anyone(200, 'POST /auth/login', credentials, { as: 'cara' }),
];

/** What only those who log in by a cookie can say; cara has registered. */
export const sessions: Section[] = [
  { title: 'cookies and CSRF', steps: writing },
  { title: 'devices', steps: devices },
  { title: 'leaving a session', steps: leaving },
];
