import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Context } from '../check.js';
import { section } from '../check.js';
import { expectOne } from '../expect.js';
import { eventually } from '../instance.js';
import { methodOf } from '../method.js';
import { clientOf } from '../people.js';
import { changePassword, login } from './auth-calls.js';

type Line = Record<string, unknown>;

const linesOf = ({ target }: Context): string[] =>
  (target.logs?.() ?? '').split('\n').filter((line) => line.trim() !== '');

const parsed = (lines: string[]): Line[] =>
  lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Line);

const newId = (): string => `check-${randomBytes(6).toString('hex')}`;

/** The lines about one request, which come a moment after it. */
const linesAbout = async (context: Context, id: string): Promise<Line[]> => {
  const found = () => parsed(linesOf(context)).filter((line) => line.request_id === id);
  await eventually(async () => found().length > 0, 4_000);
  return found();
};

export default section('security', (_model, add) => {
  const clause = '9 Logs';

  add(
    'security.log-request',
    clause,
    'every request leaves a line with its id, method, path and status',
    async (context) => {
      for (const [method, path, status] of [
        ['GET', '/auth/me', 401],
        ['POST', '/auth/login', 400],
        ['GET', '/nothing', 404],
      ] as const) {
        const id = newId();
        const body = method === 'POST' ? {} : undefined;
        await context.api.send(method, path, body, { headers: { 'x-request-id': id } });
        const lines = await linesAbout(context, id);
        assert.ok(lines.length > 0, `a line about ${method} ${path}`);
        assert.ok(
          lines.some((line) => Object.values(line).includes(status)),
          JSON.stringify(lines),
        );
        for (const line of lines) assert.ok(line.level && line.time, JSON.stringify(line));
      }
    },
    ['logs'],
  );

  add(
    'security.log-made-id',
    clause,
    'a request id that the server makes is in the log too',
    async (context) => {
      const { headers } = await context.api.get('/auth/me');
      assert.ok((await linesAbout(context, String(headers['x-request-id']))).length > 0);
    },
    ['logs'],
  );

  add(
    'security.log-json',
    clause,
    'the log is one JSON object a line',
    async (context) => {
      await context.api.get('/nothing');
      for (const line of linesOf(context))
        assert.doesNotThrow(() => JSON.parse(line), `no JSON: ${line.slice(0, 200)}`);
    },
    ['logs', 'production'],
  );

  add(
    'security.log-injection',
    clause,
    'no request writes lines of its own into the log',
    async (context) => {
      const forged = `forged-${newId()}`;
      await context.api.get(`/%0a%7B%22level%22:%22${forged}%22%7D`);
      await context.api.get('/nothing', {
        headers: { 'x-request-id': `${forged}{}`, 'user-agent': forged },
      });
      await context.api.get('/nothing');
      await new Promise((resolve) => setTimeout(resolve, 400));
      for (const line of parsed(linesOf(context))) {
        assert.notEqual(line.level, forged);
        assert.notEqual(line.request_id, `${forged}{}`);
      }
    },
    ['logs'],
  );

  add(
    'security.log-secrets',
    clause,
    'no password, token or cookie is in the log',
    async (context) => {
      const person = await context.newPerson();
      const { email, password, proof } = person;
      const wrong = `wrong-${password}`;
      const cookie = `cookie-${password}`;
      const { api } = context;
      const method = methodOf(context.model);
      const json = { 'content-type': 'application/json' };
      await login(api, email, wrong);
      await api.post('/auth/login', { email, password, extra: password });
      await api.post('/auth/login', undefined, { raw: `{"password":"${password}`, headers: json });
      await api.post('/auth/register', { email, password });
      await changePassword(person.api, wrong, wrong);
      await person.api.delete('/auth/me', { password: wrong });
      await person.api.get('/auth/me', { headers: { cookie: `session=${cookie}` } });
      const bad = method.madeUp(proof, 0);
      await api.get(`/auth/me?access_token=${person.secrets[0]}`);
      await api.with(bad).get('/auth/me');
      const renewed = await person.renew();
      expectOne(renewed);
      await person.renew();
      await clientOf(context, renewed).post('/auth/logout');
      const id = newId();
      await api.get('/nothing', { headers: { 'x-request-id': id } });
      assert.ok((await linesAbout(context, id)).length > 0, 'the log was written');
      const logs = linesOf(context).join('\n');
      const { data } = renewed.json;
      const tokens = [...person.secrets, ...method.secretsOf(data, renewed.headers)];
      for (const secret of [password, wrong, cookie, ...tokens, '$argon2'])
        assert.ok(!logs.includes(secret), `${secret.slice(0, 9)}… is in the log`);
      const environment = context.target.control?.env ?? {};
      for (const secret of [environment.JWT_SECRET, environment.DATABASE_URL])
        if (secret) assert.ok(!logs.includes(secret), 'a secret of the environment is in the log');
    },
    ['logs'],
  );
});
