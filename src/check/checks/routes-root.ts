import assert from 'node:assert/strict';
import { section } from '../check.js';
import type { Client } from '../client.js';
import { expectMissing, missingId } from '../expect.js';
import { methodOf } from '../method.js';
import type { Model } from '../model.js';
import { expectAllowed } from './allowed.js';
import { mainOf } from './subject.js';

const authMethods = ({ auth, providers }: Model): Record<string, string[]> => ({
  register: ['POST'],
  login: ['POST'],
  refresh: ['POST'],
  logout: ['POST'],
  'logout-all': ['POST'],
  'change-password': ['POST'],
  me: ['GET', 'HEAD', 'PATCH', 'DELETE'],
  ...(auth === 'session' && {
    csrf: ['GET', 'HEAD'],
    sessions: ['GET', 'HEAD'],
    [`sessions/${missingId}`]: ['DELETE'],
  }),
  ...(providers.length > 0 && {
    'oauth/exchange': ['POST'],
    identities: ['GET', 'HEAD', 'POST'],
    [`identities/${missingId}`]: ['DELETE'],
  }),
  ...Object.fromEntries(providers.map((name) => [`oauth/${name}/token`, ['POST']])),
});

export default section('verbs', (model, add) => {
  add(
    'verbs.allow-auth',
    '4 Verbs',
    'a wrong method below /auth is 405 with Allow',
    async (context) => {
      const { api } = await context.person('ann');
      for (const [name, methods] of Object.entries(authMethods(model)))
        await expectAllowed(api, `/auth/${name}`, methods);
    },
  );

  add(
    'verbs.allow-root',
    '4 Verbs',
    'a wrong method outside the API is 405 with Allow',
    async (context) => {
      for (const path of ['/health/live', '/health/ready', '/openapi.json', '/docs'])
        await expectAllowed(context.root, path, ['GET', 'HEAD']);
    },
  );

  add(
    'verbs.head-root',
    '4 Verbs',
    'HEAD answers as GET outside the resources too',
    async (context) => {
      const { api } = await context.person('ann');
      const targets: [Client, string][] = [
        [context.root, '/health/live'],
        [context.root, '/openapi.json'],
        [context.root, '/docs'],
        [context.root, '/nothing'],
        [api, '/auth/me'],
        [context.api, '/auth/me'],
      ];
      for (const [client, path] of targets) {
        const [get, head] = [await client.get(path), await client.send('HEAD', path)];
        assert.equal(head.status, get.status, path);
        assert.equal(head.text, '', path);
        assert.equal(head.headers['content-type'], get.headers['content-type'], path);
      }
    },
  );

  add(
    'verbs.paths-root',
    '4 Verbs',
    'paths are case-sensitive outside the resources too',
    async (context) => {
      const { api, bearing } = await context.person('ann');
      for (const path of ['/auth/me/', '/AUTH/me', '/auth/Me', '//auth/me'])
        expectMissing(await api.get(path), path);
      const root = bearing(context.root);
      for (const path of [
        '/health/live/',
        '/Health/live',
        '/Docs',
        '/openapi.json/',
        '/API/v1/auth/me',
      ])
        expectMissing(await root.get(path), path);
    },
  );

  add(
    'verbs.unknown-route',
    '4 Verbs',
    'an unknown route is 404 also without a token',
    async (context) => {
      const { proof } = await context.person('ann');
      const bad = context.api.with(methodOf(model).madeUp(proof, 0));
      const path = mainOf(model)?.path ?? '/auth/me';
      for (const api of [context.api, bad])
        for (const unknown of ['/nothing', `${path}/x/y/z`, '/auth/nothing', '/auth']) {
          expectMissing(await api.get(unknown), unknown);
          expectMissing(await api.post(unknown, { a: 1 }), `POST ${unknown}`);
          expectMissing(await api.delete(unknown), `DELETE ${unknown}`);
        }
    },
  );

  add(
    'verbs.strange-methods',
    '4 Verbs',
    'a method of another protocol is refused',
    async (context) => {
      const { api } = await context.person('ann');
      const path = mainOf(model)?.path ?? '/auth/me';
      for (const method of ['PURGE', 'TRACE', 'PROPFIND', 'LOCK'])
        assert.ok([400, 404, 405, 501].includes((await api.send(method, path)).status), method);
    },
  );
});
