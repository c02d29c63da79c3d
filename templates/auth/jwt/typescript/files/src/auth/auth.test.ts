import { describe, expect, it } from 'vitest';
import { anybody, client } from '../../test/api.js';
import { signUp } from '../../test/people.js';

const password = 'three-green-bottles';
const newEmail = () => `${crypto.randomUUID()}@example.com`;

const bearer = (token: unknown) => client({ Authorization: `Bearer ${token}` });

describe('POST /auth/register', () => {
  it('registers and logs in', async () => {
    const email = newEmail();
    const sent = { email: ` ${email.toUpperCase()} `, password, name: 'Ada' };
    const { status, data, headers } = await anybody.post('/auth/register', sent);
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(data).toMatchObject({
      user: { email, name: 'Ada', role: 'user' },
      token_type: 'Bearer',
      expires_in: 900,
    });
    expect(data.user).not.toHaveProperty('password_hash');
  });

  it('refuses a second account with the same email', async () => {
    const { email } = await signUp();
    const { status, error } = await anybody.post('/auth/register', { email, password });
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
      const { status, error } = await anybody.post('/auth/register', body);
      expect(status).toBe(400);
      expect(error).toMatchObject({ code: 'VALIDATION_ERROR', field });
    }
  });
});

describe('POST /auth/login', () => {
  it('logs in', async () => {
    const { email, id } = await signUp();
    const { status, data } = await anybody.post('/auth/login', { email, password });
    expect(status).toBe(200);
    expect(data.user).toMatchObject({ id, email, last_login: expect.any(String) });
  });

  it('answers a wrong password and an unknown email alike', async () => {
    const { email } = await signUp();
    const wrong = await anybody.post('/auth/login', { email, password: 'something else' });
    const unknown = await anybody.post('/auth/login', { email: newEmail(), password });
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(wrong.error.code).toBe('INVALID_CREDENTIALS');
    expect({ ...wrong.error, request_id: '' }).toEqual({ ...unknown.error, request_id: '' });
  });
});

describe('POST /auth/refresh', () => {
  it('gives new tokens for a refresh token, once', async () => {
    const { refresh_token } = await signUp();
    const renewed = await anybody.post('/auth/refresh', { refresh_token });
    expect(renewed.status).toBe(200);
    expect(renewed.data.refresh_token).not.toBe(refresh_token);

    const reused = await anybody.post('/auth/refresh', { refresh_token });
    expect(reused.status).toBe(401);
    expect(reused.error.code).toBe('TOKEN_REUSED');
    // Somebody has a copy: nobody stays logged in with this family of tokens.
    expect((await bearer(renewed.data.access_token).get('/auth/me')).status).toBe(401);
  });
});

describe('logging out', () => {
  it('ends the session at once', async () => {
    const user = await signUp();
    expect((await user.post('/auth/logout', {})).status).toBe(204);
    expect((await user.get('/auth/me')).status).toBe(401);
  });

  it('ends every session with logout-all', async () => {
    const { email, ...user } = await signUp();
    const { data } = await anybody.post('/auth/login', { email, password });
    expect((await user.post('/auth/logout-all')).status).toBe(204);
    expect((await bearer(data.access_token).get('/auth/me')).status).toBe(401);
  });
});

describe('/auth/me', () => {
  it('needs a token that is valid', async () => {
    const { status, headers } = await anybody.get('/auth/me');
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain('Bearer');
    expect((await bearer('no.such.token').get('/auth/me')).status).toBe(401);
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
    const credentials = { email: user.email, password };
    const other = (await anybody.post('/auth/login', credentials)).data;
    const next = { current_password: password, new_password: 'four-green-bottles' };
    expect((await user.post('/auth/change-password', next)).status).toBe(204);
    expect((await user.get('/auth/me')).status).toBe(200);
    expect((await bearer(other.access_token).get('/auth/me')).status).toBe(401);
    expect((await anybody.post('/auth/login', credentials)).status).toBe(401);
  });

  it('deletes the account', async () => {
    const user = await signUp();
    expect((await user.delete('/auth/me', { password: 'wrong' })).status).toBe(401);
    expect((await user.delete('/auth/me', { password })).status).toBe(204);
    expect((await user.get('/auth/me')).status).toBe(401);
  });
});
