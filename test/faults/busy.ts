import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { Answer } from './client.js';
import { connectionsTo, freeze, killConnections, openSession, waitingQueries } from './database.js';
import { eventually, expectSound, expectUnavailable, longestWait, pause } from './expect.js';
import type { Machine, Site } from './machine.js';
import { newPerson, newTask, type Person } from './person.js';
import { report } from './report.js';

const poolSize = 10;
const writes = 60;

const refresh = ({ client }: Site, { refresh: refresh_token }: Person) =>
  client.post('/api/v1/auth/refresh', { refresh_token });

/** Locks rows until the work is done. */
const whileLocked = async (
  { postgres }: Machine,
  [sql, ...values]: [string, ...unknown[]],
  work: () => Promise<void>,
): Promise<void> => {
  const session = await openSession(postgres);
  try {
    await session.query('BEGIN');
    await session.query(sql, values);
    await work();
  } finally {
    await session.end();
  }
};

const slowestOf = (answers: Answer[]) => Math.round(Math.max(...answers.map(({ took }) => took)));

/** The database answers, but not what is asked of it. */
export const describeBusy = (machine: () => Machine, site: () => Site, name: string): void => {
  const lockedTask = (id: string): [string, string] => [
    'SELECT * FROM tasks WHERE id = $1 FOR UPDATE',
    id,
  ];
  const lockedSession = ({ email }: Person): [string, string] => [
    `SELECT * FROM sessions WHERE user_id = (SELECT id FROM users WHERE email = $1) FOR UPDATE`,
    email,
  ];

  describe('a busy database', () => {
    test('every connection waits for a lock: 503 in time, and it recovers by itself', async () => {
      const person = await newPerson(site().client);
      const task = await newTask(person);
      const answers: Answer[] = [];
      const note = async (asked: Promise<Answer>) => void answers.push(await asked);
      await whileLocked(machine(), lockedTask(task), async () => {
        const asked: Promise<void>[] = [];
        // They come one after the other, so that some wait for a connection and then for the lock.
        for (let turn = 0; turn < writes; turn += 1) {
          asked.push(note(person.api.patch(`/api/v1/tasks/${task}`, { title: 'Waits' })));
          if (turn % 4 === 0) asked.push(note(person.api.get('/api/v1/tasks')));
          await pause(100);
        }
        await Promise.all(asked);
        const held = await connectionsTo(machine().postgres);
        // One more holds the lock.
        expect(held, 'no query is left behind').toBeLessThanOrEqual(poolSize + 1);
      });
      for (const answer of answers) {
        if (answer.status !== 200) expectUnavailable(answer);
        expect(answer.took).toBeLessThan(longestWait);
      }
      const refused = answers.filter(({ status }) => status === 503);
      expect(refused.length).toBeGreaterThanOrEqual(writes);
      report(name, 'pool exhausted', { slowest: slowestOf(refused), refused: refused.length });
      await eventually(
        'writes again',
        async () =>
          (await person.api.patch(`/api/v1/tasks/${task}`, { title: 'Now' })).status === 200,
      );
      expectSound(site());
    });

    test('a transaction that waits for a lock is given up whole', async () => {
      const person = await newPerson(site().client);
      await whileLocked(machine(), lockedSession(person), async () => {
        const answers = await Promise.all(
          Array.from({ length: 15 }, () => refresh(site(), person)),
        );
        for (const answer of answers) expectUnavailable(answer);
        report(name, 'transaction waits', { slowest: slowestOf(answers) });
      });
      expect((await refresh(site(), person)).status, 'the token was not spent').toBe(200);
      expectSound(site());
    });

    test('a database that hangs in the middle of a transaction', async () => {
      const person = await newPerson(site().client);
      await whileLocked(machine(), lockedSession(person), async () => {
        const asked = Array.from({ length: 5 }, () => refresh(site(), person));
        const { postgres } = machine();
        await eventually('they wait', async () => (await waitingQueries(postgres)) === 5);
        const wake = await freeze(postgres);
        try {
          const answers = await Promise.all(asked);
          for (const answer of answers) expectUnavailable(answer);
          report(name, 'hang in a transaction', { slowest: slowestOf(answers) });
        } finally {
          await wake();
        }
      });
      await eventually('spends it', async () => (await refresh(site(), person)).status === 200);
      expectSound(site());
    });

    test('a server without a free slot: 503 at once, and it recovers by itself', async () => {
      const person = await newPerson(site().client);
      await killConnections(machine().postgres);
      const sessions: pg.Client[] = [];
      try {
        const fill = async () => {
          for (;;) sessions.push(await openSession(machine().postgres));
        };
        await fill().catch(({ code }) => expect(code).toBe('53300'));
        const answers = await Promise.all(
          Array.from({ length: 25 }, () => person.api.get('/api/v1/tasks')),
        );
        for (const answer of answers) expectUnavailable(answer);
        expectUnavailable(await site().client.get('/health/ready'));
        report(name, 'no slot left', { slowest: slowestOf(answers) });
      } finally {
        await Promise.all(sessions.map((session) => session.end()));
      }
      await eventually(
        'reads again',
        async () => (await person.api.get('/api/v1/tasks')).status === 200,
      );
      expectSound(site());
    });
  });
};
