import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Client } from './client.js';
import { expectSound } from './expect.js';
import type { Machine, Site } from './machine.js';
import { newPerson } from './person.js';

const minute = 60;
const day = 24 * 60 * minute;
const preload = pathToFileURL(join(import.meta.dirname, 'shifted-clock.mjs')).href;

const withEtag = (api: Client, etag: string | null): Client => api.with({ 'if-match': `${etag}` });

/**
 * What clocks may do: one server may be off from its database by days. Sessions and tokens count by the clock of
 * the server that reads them, so servers that are off from each other shorten or lengthen them by as much.
 */
export const describeClock = (machine: () => Machine, site: () => Site): void => {
  const bootAt = (shift: number): Promise<Site> =>
    machine().boot({ NODE_OPTIONS: `--import=${preload}`, CLOCK_SHIFT: String(shift) });

  const at = async (shift: number, use: (client: Client) => Promise<void>): Promise<void> => {
    const own = await bootAt(shift);
    await use(own.client);
    expectSound(own);
    await own.stop('SIGKILL');
  };

  describe('clocks that differ', () => {
    for (const [title, shift] of [
      ['a day ahead', day],
      ['a day behind', -day],
    ] as const)
      test(`a server that is ${title} of its database works, and versions of rows stay apart`, () =>
        at(shift, async (client) => {
          const person = await newPerson(client);
          const { refresh: refresh_token, api } = person;
          const created = await api.post('/api/v1/tasks', { title: 'First' });
          const path = `/api/v1/tasks/${created.json.data.id}`;
          const seen = created.headers.get('etag');
          const changed = await withEtag(api, seen).patch(path, { title: 'Second' });
          expect(changed.status, changed.text).toBe(200);
          const { created_at, updated_at } = changed.json.data;
          expect(updated_at >= created_at, `${created_at} … ${updated_at}`).toBe(true);
          expect((await withEtag(api, seen).patch(path, { title: 'Third' })).status).toBe(412);
          const refreshed = await client.post('/api/v1/auth/refresh', { refresh_token });
          expect(refreshed.status, refreshed.text).toBe(200);
          const again = await client.post('/api/v1/auth/refresh', { refresh_token });
          expect(again.json.error.code).toBe('TOKEN_REUSED');
        }));

    test('an access token counts by the clock of the server that reads it: 15 minutes', async () => {
      const { api, refresh: refresh_token } = await newPerson(site().client);
      const me = (client: Client) => api.at(client.base).get('/api/v1/auth/me');
      await at(14 * minute, async (client) => {
        expect((await me(client)).status).toBe(200);
      });
      await at(-day, async (client) => {
        expect((await me(client)).status).toBe(200);
      });
      await at(16 * minute, async (client) => {
        const late = await me(client);
        expect(late.status).toBe(401);
        expect(late.json.error.code).toBe('TOKEN_EXPIRED');
        const refreshed = await client.post('/api/v1/auth/refresh', { refresh_token });
        expect(refreshed.status, 'what a client does about it').toBe(200);
      });
    });

    test('a refresh token counts likewise: 7 days', async () => {
      const [early, late] = [await newPerson(site().client), await newPerson(site().client)];
      const spend = (client: Client, refresh_token: string) =>
        client.post('/api/v1/auth/refresh', { refresh_token });
      await at(7 * day - minute, async (client) => {
        expect((await spend(client, early.refresh)).status).toBe(200);
      });
      await at(7 * day + minute, async (client) => {
        const refused = await spend(client, late.refresh);
        expect(refused.status).toBe(401);
        expect(refused.json.error.code).toBe('UNAUTHORIZED');
        const { email, password } = late;
        const login = await client.post('/api/v1/auth/login', { email, password });
        expect(login.status, 'logging in again helps').toBe(200);
      });
    });
  });
};
