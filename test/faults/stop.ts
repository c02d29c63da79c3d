import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectionsTo, freeze, openSession, waitingQueries } from './database.js';
import { eventually, expectSoundLog, expectUnavailable, pause } from './expect.js';
import { halfSent, longestStop } from './half-sent.js';
import type { Machine, Site } from './machine.js';
import { newPerson, newTask, type Person } from './person.js';

/** A server is told to stop while it works. */
export const describeStop = (machine: () => Machine, thorough: boolean): void => {
  describe('SIGTERM', () => {
    let site: Site;
    let person: Person;
    beforeEach(async () => {
      site = await machine().boot();
      person = await newPerson(site.client);
    });
    afterEach(() => site.stop('SIGKILL'));

    test('answers what is in flight, a second signal or not, and closes its connections', async () => {
      const { postgres } = machine();
      const before = await connectionsTo(postgres);
      const task = await newTask(person);
      const session = await openSession(postgres);
      await session.query('BEGIN');
      await session.query('SELECT * FROM tasks WHERE id = $1 FOR UPDATE', [task]);
      const slowQuery = person.api.patch(`/api/v1/tasks/${task}`, { title: 'In time' });
      const slowBody = await halfSent(site, person, 'In time, too');
      await eventually('the query waits', async () => (await waitingQueries(postgres)) === 1);
      site.signal('SIGTERM');
      await pause(200);
      site.signal('SIGTERM');
      site.signal('SIGINT');
      await expect(site.client.get('/health/live'), 'no new connections').rejects.toThrow();
      await pause(200);
      await session.query('ROLLBACK');
      await session.end();
      expect((await slowQuery).status).toBe(200);
      slowBody.finish();
      expect(await slowBody.answer()).toMatch(/^HTTP\/1\.1 201 /);
      expect(await site.ended).toBe(0);
      expect(await connectionsTo(postgres)).toBeLessThanOrEqual(before);
      expectSoundLog(site.output());
      expect(site.output()).toContain('"stopped"');
    });

    if (!thorough) return;

    test('ends while the database is down', async () => {
      await machine().postgres.stop();
      try {
        const asked = person.api.get('/api/v1/tasks');
        const began = Date.now();
        expect(await site.stop('SIGTERM')).toBe(0);
        expect(Date.now() - began).toBeLessThan(longestStop);
        expectUnavailable(await asked);
      } finally {
        await machine().postgres.start();
      }
      expectSoundLog(site.output());
    });

    test('ends while the database hangs, with queries in flight', async () => {
      const { postgres } = machine();
      const task = await newTask(person);
      const session = await openSession(postgres);
      await session.query('BEGIN');
      await session.query('SELECT * FROM tasks WHERE id = $1 FOR UPDATE', [task]);
      const patch = () => person.api.patch(`/api/v1/tasks/${task}`, { title: 'Too late' });
      const asked = Array.from({ length: 8 }, patch);
      await eventually('they wait', async () => (await waitingQueries(postgres)) === 8);
      const wake = await freeze(postgres);
      try {
        const began = Date.now();
        const stopped = site.stop('SIGTERM');
        for (const answer of await Promise.all(asked)) expectUnavailable(answer);
        expect(await stopped).toBe(0);
        expect(Date.now() - began).toBeLessThan(longestStop);
      } finally {
        await wake();
        await session.end();
      }
      expectSoundLog(site.output());
    });
  });
};
