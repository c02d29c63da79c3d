import assert from 'node:assert/strict';
import type { Context } from '../check.js';
import { section } from '../check.js';
import { Client } from '../client.js';
import { expectError, expectStatus } from '../expect.js';
import { someEmail, somePassword } from '../people.js';
import { from, limited, someAddress } from './addresses.js';

const host = 'api.example.com';
const plainly = ({ api }: Context): Client => api.with({ 'x-forwarded-proto': 'http', host });
const refresh = { refresh_token: 'a'.repeat(43) };

export default section('security', (model, add) => {
  const inProduction = ['production', 'control'] as const;
  const https = '9 HTTPS';
  const proxy = '9 TRUST_PROXY';

  add(
    'security.https-redirect',
    https,
    'plain HTTP in production: GET and HEAD are 308 to the same address over HTTPS',
    async (context) => {
      const path = `${model.resources[0]?.path ?? '/auth/me'}?page=2&sort=-id`;
      for (const method of ['GET', 'HEAD']) {
        const answer = expectStatus(await plainly(context).send(method, path), 308, method);
        assert.equal(answer.headers.location, `https://${host}/api/v1${path}`);
      }
    },
    [...inProduction],
  );

  add(
    'security.https-refused',
    https,
    'plain HTTP in production: any other method is 403, and nothing is done',
    async (context) => {
      const plain = plainly(context);
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
        expectError(await plain.send(method, '/auth/me', {}), 403, 'FORBIDDEN', undefined, method);
      const [email, password] = [someEmail(), somePassword()];
      expectError(await plain.post('/auth/register', { email, password }), 403, 'FORBIDDEN');
      const login = await context.api.post('/auth/login', { email, password });
      expectError(login, 401, 'INVALID_CREDENTIALS');
    },
    [...inProduction],
  );

  add(
    'security.https-token',
    https,
    'plain HTTP in production: not even a good token gets data',
    async (context) => {
      const { bearing } = await context.person('ann');
      const answer = await bearing(plainly(context)).get('/auth/me');
      expectStatus(answer, 308);
      assert.equal(answer.text, '');
    },
    [...inProduction],
  );

  add(
    'security.https-health',
    https,
    'health answers plain HTTP, for platforms ask that way',
    async ({ root }) => {
      for (const path of ['/health/live', '/health/ready'])
        expectStatus(await root.with({ 'x-forwarded-proto': 'http' }).get(path), 200, path);
    },
    [...inProduction],
  );

  add(
    'security.https-chain',
    https,
    'only the word of the nearest proxy counts',
    async (context) => {
      const plain = context.api.with({ 'x-forwarded-proto': 'https, http', host });
      expectStatus(await plain.get('/auth/me'), 308, 'https, http');
      const secure = context.api.with({ 'x-forwarded-proto': 'http, https', host });
      expectStatus(await secure.get('/auth/me'), 401, 'http, https');
    },
    [...inProduction],
  );

  add(
    'security.proxy-unset',
    proxy,
    'without TRUST_PROXY a claimed scheme counts for nothing',
    async (context) => {
      const own = await context.instance({ TRUST_PROXY: undefined });
      for (const [name, value] of [
        ['x-forwarded-proto', 'https'],
        ['forwarded', 'proto=https'],
        ['x-forwarded-ssl', 'on'],
      ] as const) {
        const spoofing = new Client(`${own.target.url}/api/v1`, { [name]: value });
        expectStatus(await spoofing.get('/auth/me'), 308, name);
        expectError(await spoofing.post('/auth/login', {}), 403, 'FORBIDDEN', undefined, name);
      }
    },
    [...inProduction],
  );

  add(
    'security.proxy-unset-address',
    proxy,
    'without TRUST_PROXY a claimed address counts for nothing',
    async (context) => {
      const mode = context.target.control?.modes.development;
      const env = { TRUST_PROXY: undefined, AUTH_RATE_LIMIT_MAX: '2', ...mode };
      const { api } = await context.instance(env);
      const statuses = [];
      for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'cf-connecting-ip']) {
        const client = api.with({ [name]: someAddress() });
        statuses.push((await client.post('/auth/refresh', refresh, limited)).status);
      }
      assert.deepEqual(statuses, [401, 401, 429, 429]);
    },
    ['control'],
  );

  add(
    'security.proxy-hops',
    proxy,
    'TRUST_PROXY counts the addresses of X-Forwarded-For from the right',
    async (context) => {
      const { api } = await context.instance({ TRUST_PROXY: '2', AUTH_RATE_LIMIT_MAX: '2' });
      const call = async (chain: string) =>
        (await from(api, chain).post('/auth/refresh', refresh, limited)).status;
      const chains = ['1.1.1.1, 9.9.9.9, 5.5.5.5', '2.2.2.2, 9.9.9.9, 6.6.6.6', '9.9.9.9, 7.7.7.7'];
      const statuses = [];
      for (const chain of chains) statuses.push(await call(chain));
      assert.deepEqual(statuses, [401, 401, 429]);
      assert.equal(await call('9.9.9.9, 8.8.8.8, 7.7.7.7'), 401, 'another client');
    },
    ['control'],
  );
});
