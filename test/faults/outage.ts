import { describe, expect, test } from 'vitest';
import type { Client } from './client.js';
import { freeze, killConnections, openSession, waitingQueries } from './database.js';
import { eventually, expectSound, expectUnavailable, pause } from './expect.js';
import { expectOutage, underLoad } from './load.js';
import type { Machine, Site } from './machine.js';
import { newPerson, newTask, type Person } from './person.js';
import { report } from './report.js';

const isReady =
  ({ client }: Site) =>
  async () =>
    (await client.get('/health/ready')).status === 200;

/** What the contract says of a server whose database is gone, besides the load that it is under. */
const expectDegraded = async ({ client }: Site): Promise<void> => {
  const [ready, live, missing] = await Promise.all([
    client.get('/health/ready'),
    client.get('/health/live'),
    client.get('/api/v1/nothing'),
  ]);
  expectUnavailable(ready);
  expect(live.status).toBe(200);
  expect(missing.status).toBe(404);
};

const afterwards = async (site: Site, person: Person): Promise<void> => {
  await eventually('ready again', isReady(site));
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => person.api.get('/api/v1/tasks')),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const refreshed = await refresh(site.client, person.refresh);
  expect(refreshed.status, 'nothing was spent meanwhile').toBe(200);
  expectSound(site);
};

const refresh = (client: Client, refresh_token: string) =>
  client.post('/api/v1/auth/refresh', { refresh_token });

const login = ({ client }: Site, { email, password }: Person) =>
  client.post('/api/v1/auth/login', { email, password });

/** The database goes away in three manners, and comes back. */
export const describeOutage = (machine: () => Machine, site: () => Site, name: string): void => {
  describe('the database', () => {
    test('stopped under load: 503 in time, and it recovers by itself', async () => {
      const { postgres } = machine();
      const person = await newPerson(site().client);
      const answers = await underLoad(person, async () => {
        await pause(500);
        await postgres.stop();
        try {
          await pause(300);
          await expectDegraded(site());
          await pause(1_000);
        } finally {
          await postgres.start();
        }
        await eventually('ready again', isReady(site()));
        await pause(500);
      });
      report(name, 'database stopped', expectOutage(answers));
      await afterwards(site(), person);
    });

    test('a login that could not be checked is no failed login', async () => {
      const { postgres } = machine();
      const person = await newPerson(site().client);
      await postgres.stop();
      try {
        for (let attempt = 0; attempt < 12; attempt += 1)
          expectUnavailable(await login(site(), person));
      } finally {
        await postgres.start();
      }
      await eventually('ready again', isReady(site()));
      expect((await login(site(), person)).status).toBe(200);
    });

    test('hanging under load: 503 in time, and it recovers by itself', async () => {
      const person = await newPerson(site().client);
      const answers = await underLoad(person, async () => {
        await pause(500);
        const wake = await freeze(machine().postgres);
        try {
          await pause(300);
          await expectDegraded(site());
          const began = performance.now();
          // Later ones meet a pool that is full of dead connections.
          while (performance.now() - began < 4_000) {
            expectUnavailable(await person.api.get('/api/v1/tasks'));
            expectUnavailable(await refresh(site().client, person.refresh));
          }
        } finally {
          await wake();
        }
        await eventually('ready again', isReady(site()));
        await pause(500);
      });
      report(name, 'database hanging', expectOutage(answers));
      await afterwards(site(), person);
    });

    test('connections killed in the middle of queries: the next requests go on', async () => {
      const person = await newPerson(site().client);
      const task = await newTask(person);
      const session = await openSession(machine().postgres);
      await session.query('BEGIN');
      await session.query('SELECT * FROM tasks WHERE id = $1 FOR UPDATE', [task]);
      const blocked = person.api.patch(`/api/v1/tasks/${task}`, { title: 'Cut off' });
      const { postgres } = machine();
      await eventually('the query waits', async () => (await waitingQueries(postgres)) === 1);
      await killConnections(postgres);
      expectUnavailable(await blocked);
      await eventually('goes on', async () => {
        const asked = Array.from({ length: 20 }, () => person.api.get(`/api/v1/tasks/${task}`));
        return (await Promise.all(asked)).every(({ json }) => json.data?.title === 'A task');
      });
      expectSound(site());
    });
  });
};
