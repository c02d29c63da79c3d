import { anyone, by, each, joins, password, type Section } from '../say.js';

const cara = by('cara');
const later = by('later');

const email = 'dan@example.com';
const fresh = { email, password: password('dan') };
const bearing = (authorization: string) => ({ headers: { authorization } });

const badRegistrations: unknown[] = [
  {},
  [],
  null,
  'text',
  { email },
  { password: password('dan') },
  { ...fresh, email: 'not-an-address' },
  { ...fresh, email: '' },
  { ...fresh, email: 7 },
  { ...fresh, email: null },
  { ...fresh, email: `${'a'.repeat(320)}@example.com` },
  { ...fresh, email: `${'a'.repeat(65)}@example.com` },
  { ...fresh, email: `dan@${'a'.repeat(64)}.com` },
  { ...fresh, email: 'dan@example-.com' },
  { ...fresh, password: 'short' },
  { ...fresh, password: 'password123' },
  { ...fresh, password: 'x'.repeat(129) },
  { ...fresh, password: 12_345_678 },
  { ...fresh, name: 'n'.repeat(256) },
  { ...fresh, name: 5 },
  { ...fresh, avatar_url: 'javascript:alert(1)' },
  { ...fresh, avatar_url: 'nowhere' },
  { ...fresh, role: 'admin' },
  { ...fresh, id: '3f2b8a52-6f0e-4d0c-9f7e-0c3b8a526f0e' },
  { ...fresh, password_hash: 'x' },
  { ...fresh, email: 'no', password: 'no', other: 1 },
];

const badTokens = [
  'Bearer',
  'Bearer x',
  'Bearer a.b.c',
  'Basic YTpi',
  'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.',
  'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln',
  'Bearer $cara.refresh_token',
];

const registering = [
  joins('cara'),
  ...each(badRegistrations, (body) => anyone(400, 'POST /auth/register', body)),
  anyone(409, 'POST /auth/register', { email: 'cara@example.com', password: password('dan') }),
  anyone(409, 'POST /auth/register', { email: ' CARA@Example.com ', password: password('dan') }),
  anyone(201, 'POST /auth/register', {
    email: '  Eve@Example.COM ',
    password: 'ünïcödé pass 🔑',
    name: 'Eve 🌱',
    avatar_url: 'https://example.com/eve.png',
  }),
  anyone(201, 'POST /auth/register', {
    email: 'fay@example.com',
    password: '12345678x',
    name: null,
  }),
];

const loggingIn = [
  anyone(200, 'POST /auth/login', { email: 'cara@example.com', password: password('cara') }),
  anyone(200, 'POST /auth/login', { email: ' Cara@Example.com', password: password('cara') }),
  anyone(401, 'POST /auth/login', { email: 'cara@example.com', password: 'wrong' }),
  anyone(401, 'POST /auth/login', { email: 'missing@example.com', password: 'wrong' }),
  anyone(400, 'POST /auth/login', { email: 'cara@example.com' }),
  anyone(400, 'POST /auth/login', { email: 'cara', password: 'wrong' }),
  anyone(400, 'POST /auth/login', { email: 'cara@example.com', password: '' }),
  anyone(400, 'POST /auth/login', { email: 'cara@example.com', password: 'x', remember: true }),
  anyone(400, 'POST /auth/login'),
];

const account = [
  cara(200, 'GET /auth/me', undefined, { as: 'me' }),
  cara(200, 'HEAD /auth/me'),
  cara(304, 'GET /auth/me', undefined, { headers: { 'if-none-match': '$me.etag' } }),
  anyone(401, 'GET /auth/me'),
  ...each(badTokens, (token) => anyone(401, 'GET /auth/me', undefined, bearing(token))),
  cara(200, 'PATCH /auth/me', {}),
  cara(200, 'PATCH /auth/me', { name: 'Cara C.', avatar_url: 'https://example.com/c.png' }),
  cara(200, 'PATCH /auth/me', { avatar_url: null }),
  cara(412, 'PATCH /auth/me', { name: 'No' }, { headers: { 'if-match': '"old"' } }),
  cara(400, 'PATCH /auth/me', { role: 'admin' }),
  cara(400, 'PATCH /auth/me', { email: 'new@example.com' }),
  cara(400, 'PATCH /auth/me', { name: 5, avatar_url: 'ftp://example.com' }),
  cara(400, 'PATCH /auth/me'),
  anyone(401, 'PATCH /auth/me', { name: 'No' }),
];

const tokens = [
  anyone(200, 'POST /auth/refresh', { refresh_token: '$cara.refresh_token' }, { as: 'later' }),
  later(200, 'GET /auth/me'),
  anyone(401, 'POST /auth/refresh', { refresh_token: '$cara.refresh_token' }),
  anyone(401, 'POST /auth/refresh', { refresh_token: '$later.refresh_token' }),
  later(401, 'GET /auth/me'),
  anyone(401, 'POST /auth/refresh', { refresh_token: 'a'.repeat(43) }),
  anyone(400, 'POST /auth/refresh', { refresh_token: '' }),
  anyone(400, 'POST /auth/refresh', { refresh_token: 'a'.repeat(129) }),
  anyone(400, 'POST /auth/refresh', {}),
  anyone(400, 'POST /auth/refresh', { refresh_token: null }),
];

const credentials = { email: 'cara@example.com', password: password('cara') };
const changed = { ...credentials, password: 'another-long-password' };

const leaving = [
  anyone(200, 'POST /auth/login', credentials, { as: 'cara' }),
  cara(204, 'POST /auth/logout', { refresh_token: '$cara.refresh_token' }),
  cara(401, 'GET /auth/me'),
  cara(204, 'POST /auth/logout'),
  anyone(204, 'POST /auth/logout', { refresh_token: '$cara.refresh_token' }),
  anyone(204, 'POST /auth/logout', { refresh_token: 'unknown' }),
  anyone(400, 'POST /auth/logout', { refresh_token: 5 }),
  anyone(400, 'POST /auth/logout', { token: 'x' }),
  anyone(400, 'POST /auth/logout', null),
  anyone(401, 'POST /auth/logout'),
  anyone(200, 'POST /auth/login', credentials, { as: 'later' }),
  anyone(200, 'POST /auth/login', credentials, { as: 'cara' }),
  cara(204, 'POST /auth/logout-all'),
  later(401, 'GET /auth/me'),
  cara(401, 'POST /auth/logout-all'),
  anyone(200, 'POST /auth/login', credentials, { as: 'later' }),
  anyone(200, 'POST /auth/login', credentials, { as: 'cara' }),
];

const change = (current_password: unknown, new_password: unknown) => ({
  current_password,
  new_password,
});

const changing = [
  cara(401, 'POST /auth/change-password', change('wrong', changed.password)),
  cara(400, 'POST /auth/change-password', change(credentials.password, 'short')),
  cara(400, 'POST /auth/change-password', change(credentials.password, 'password1')),
  cara(400, 'POST /auth/change-password', {}),
  anyone(401, 'POST /auth/change-password', change('a', 'b')),
  cara(204, 'POST /auth/change-password', change(credentials.password, changed.password)),
  cara(200, 'GET /auth/me'),
  later(401, 'GET /auth/me'),
  anyone(401, 'POST /auth/login', credentials),
  cara(401, 'DELETE /auth/me', { password: 'wrong' }),
  cara(400, 'DELETE /auth/me', {}),
  cara(400, 'DELETE /auth/me'),
  anyone(401, 'DELETE /auth/me', { password: 'x' }),
  cara(204, 'DELETE /auth/me', { password: changed.password }),
  cara(401, 'GET /auth/me'),
  anyone(401, 'POST /auth/login', changed),
  joins('cara'),
];

/** What is alike however people log in. */
export const entering: Section[] = [
  { title: 'registering', steps: registering },
  { title: 'logging in', steps: loggingIn },
  { title: 'the account', steps: account },
];

export const changingPasswords: Section = { title: 'passwords and leaving', steps: changing };

export const accounts: Section[] = [
  ...entering,
  { title: 'refresh tokens', steps: tokens },
  { title: 'logging out', steps: leaving },
  changingPasswords,
];
