import { describe, expect, it } from 'vitest';
import { anybody, client } from '../../test/api.js';
import { browser, cookieOf, loggedIn, signUp } from '../../test/people.js';

const password = 'three-green-bottles';
const newEmail = () => `${crypto.randomUUID()}@example.com`;
const login = (email: string, headers: object = browser) =>
  anybody.post('/auth/login', { email, password }, headers);

describe('POST /auth/register', () => {
  it('registers and logs in', async () => {
    const email = newEmail();
    const sent = { email: ` ${email.toUpperCase()} `, password, name: 'Ada' };
    const reply = await anybody.post('/auth/register', sent, browser);
    const { status, data, headers } = reply;
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(data.user).toMatchObject({ email, name: 'Ada', role: 'user' });
    expect(data.user).not.toHaveProperty('password_hash');
    expect((await loggedIn(reply).get('/auth/me')).data).toEqual(data.user);
  });

  it('refuses a second account with the same email', async () => {
    const { email } = await signUp();
    const { status, error } = await anybody.post('/auth/register', { email, password }, browser);
    expect(status).toBe(409);
    expect(error).toMatchObject({ code: 'CONFLICT', field: 'email' });
  });

  it('refuses bad emails, weak passwords and fields that are not for clients to set', async () => {
    const bad = {
      email: { email: 'nobody', password },
      password: { email: newEmail(), password: 'password123' },
      role: { email: newEmail(), password, role: 'admin' },
    };
    for (const [field, body] of Object.entries(bad)) {
      const { status, error } = await anybody.post('/auth/register', body, browser);
      expect(status).toBe(400);
      expect(error).toMatchObject({ code: 'VALIDATION_ERROR', field });
    }
  });
});

describe('POST /auth/login', () => {
  it('logs in with a cookie that scripts cannot read', async () => {
    const { email, id } = await signUp();
    const { status, data, headers } = await login(email);
    expect(status).toBe(200);
    expect(data.user).toMatchObject({ id, email, last_login: expect.any(String) });
    const cookie = headers.get('set-cookie') ?? '';
    for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag);
  });

  it('ends the session that the browser had before', async () => {
    const { email, cookie, ...user } = await signUp();
    const reply = await login(email, { ...browser, Cookie: cookie });
    expect(cookieOf(reply)).not.toBe(cookie);
    expect((await user.get('/auth/me')).status).toBe(401);
  });

  it('answers a wrong password and an unknown email alike', async () => {
    const { email } = await signUp();
    const wrong = await anybody.post('/auth/login', { email, password: 'x' }, browser);
    const unknown = await login(newEmail());
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(wrong.error.code).toBe('INVALID_CREDENTIALS');
    expect({ ...wrong.error, request_id: '' }).toEqual({ ...unknown.error, request_id: '' });
  });

  it('refuses pages of others', async () => {
    const { email } = await signUp();
    for (const headers of [{}, { Origin: 'https://evil.example' }]) {
      const { status, error } = await login(email, headers);
      expect(status).toBe(403);
      expect(error.code).toBe('CSRF_FAILED');
    }
  });
});

describe('writes', () => {
  it('need the token of the session and an allowed origin', async () => {
    const { cookie, csrf_token } = await signUp();
    const other = await signUp();
    const good = { ...browser, Cookie: cookie, 'X-CSRF-Token': csrf_token };
    const bad = [
      { ...good, 'X-CSRF-Token': '' },
      { ...good, 'X-CSRF-Token': other.csrf_token },
      { ...good, Origin: 'https://evil.example' },
      { Cookie: cookie, 'X-CSRF-Token': csrf_token },
    ];
    for (const headers of bad) {
      const { status, error } = await client(headers).patch('/auth/me', { name: 'Eve' });
      expect(status).toBe(403);
      expect(error.code).toBe('CSRF_FAILED');
    }
    expect((await client(good).patch('/auth/me', { name: 'Ada' })).status).toBe(200);
  });

  it('are for nobody who is not logged in', async () => {
    expect((await client(browser).patch('/auth/me', {})).status).toBe(401);
  });

  it('find the token again after the page was loaded again', async () => {
    const { cookie, csrf_token } = await signUp();
    const { data } = await client({ Cookie: cookie }).get('/auth/csrf');
    expect(data).toEqual({ csrf_token });
  });
});

describe('POST /auth/refresh', () => {
  it('gives a new cookie, and ends the one before', async () => {
    const user = await signUp();
    const renewed = await user.post('/auth/refresh');
    expect(renewed.status).toBe(200);
    expect((await user.get('/auth/me')).status).toBe(401);
    expect((await loggedIn(renewed).get('/auth/me')).status).toBe(200);
  });
});

describe('sessions', () => {
  it('are listed, and ended one by one', async () => {
    const user = await signUp();
    const phone = loggedIn(await login(user.email));
    const { rows } = await user.get('/auth/sessions');
    expect(rows.map(({ current }) => current)).toEqual([false, true]);
    expect((await user.delete(`/auth/sessions/${rows[0]?.id}`)).status).toBe(204);
    expect((await user.delete(`/auth/sessions/${rows[0]?.id}`)).status).toBe(404);
    expect((await phone.get('/auth/me')).status).toBe(401);
    expect((await user.get('/auth/me')).status).toBe(200);
  });

  it('are ended by nobody else', async () => {
    const [user, other] = [await signUp(), await signUp()];
    const [row] = (await user.get('/auth/sessions')).rows;
    expect((await other.delete(`/auth/sessions/${row?.id}`)).status).toBe(404);
    expect((await user.get('/auth/me')).status).toBe(200);
  });

  it('end at once when their user logs out', async () => {
    const user = await signUp();
    const { status, headers } = await user.post('/auth/logout');
    expect(status).toBe(204);
    expect(headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await user.get('/auth/me')).status).toBe(401);
    expect((await user.post('/auth/logout')).status).toBe(204);
    expect((await anybody.post('/auth/logout')).status).toBe(401);
  });

  it('end on every device with logout-all', async () => {
    const user = await signUp();
    const phone = loggedIn(await login(user.email));
    expect((await user.post('/auth/logout-all')).status).toBe(204);
    expect((await phone.get('/auth/me')).status).toBe(401);
  });
});

describe('/auth/me', () => {
  it('needs a session', async () => {
    const { status, headers } = await anybody.get('/auth/me');
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBeTruthy();
    expect((await client({ Cookie: 'session=x' }).get('/auth/me')).status).toBe(401);
  });

  it('shows and changes the profile', async () => {
    const user = await signUp();
    const changed = await user.patch('/auth/me', { name: 'Grace' });
    expect(changed.data).toMatchObject({ id: user.id, name: 'Grace' });
    expect((await user.get('/auth/me')).data).toEqual(changed.data);
    expect((await user.patch('/auth/me', { email: newEmail() })).error.field).toBe('email');
  });

  it('changes the password and ends the other sessions', async () => {
    const user = await signUp();
    const other = loggedIn(await login(user.email));
    const next = { current_password: password, new_password: 'four-green-bottles' };
    expect((await user.post('/auth/change-password', next)).status).toBe(204);
    expect((await user.get('/auth/me')).status).toBe(200);
    expect((await other.get('/auth/me')).status).toBe(401);
    expect((await login(user.email)).status).toBe(401);
  });

  it('deletes the account', async () => {
    const user = await signUp();
    expect((await user.delete('/auth/me', { password: 'wrong' })).status).toBe(401);
    expect((await user.delete('/auth/me', { password })).status).toBe(204);
    expect((await user.get('/auth/me')).status).toBe(401);
  });
});
