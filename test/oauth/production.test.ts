import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { freePort } from '../stacks/processes.js';
import { type Server, startServer } from '../stacks/server.js';
import { toolchainOf } from '../stacks/toolchain.js';
import { type Name, names } from './projects.js';

// Stands for the proxy that ends HTTPS.
const headers = { 'X-Forwarded-Proto': 'https' };

describe.each(names)('/docs/auth of %s in production', (name: Name) => {
  let server: Server;
  const statusOf = async (path: string): Promise<number> =>
    (await fetch(server.url + path, { headers })).status;

  beforeAll(async () => {
    const folder = inject('folders')[name];
    const env = {
      ...toolchainOf(folder).modes.production,
      DATABASE_URL: inject('databases')[name],
      JWT_SECRET: randomBytes(32).toString('base64url'),
      TRUST_PROXY: '1',
    };
    server = await startServer(folder, 'start', await freePort(), env, true);
  });
  afterAll(() => server?.stop());

  test.each(['/docs/auth', '/docs/auth.js', '/docs/auth.css'])(
    'does not serve %s',
    async (path) => {
      expect(await statusOf(path)).toBe(404);
      expect((await fetch(`${inject('urls')[name]}${path}`)).status).toBe(200);
    },
  );

  test('serves what all may read', async () => {
    expect(await statusOf('/docs')).toBe(200);
  });

  test.each(['/docs/..%2Fpackage.json', '/docs/auth.html', '/docs/.env', '/docs/nothing.js'])(
    'serves no other file in development either: %s',
    async (path) => {
      expect((await fetch(`${inject('urls')[name]}${path}`)).status).toBe(404);
    },
  );
});
