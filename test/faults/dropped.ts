import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectSound } from './expect.js';
import type { Machine, Site } from './machine.js';
import { newPerson, type Person } from './person.js';
import { openSocket, requestText } from './socket.js';

const connections = 10_000;
const atOnce = 100;

/** Every point of a request at which a client may leave. */
const partsOf = ({ access }: Person): string[] => {
  const headers = { authorization: `Bearer ${access}` };
  const post = requestText('POST', '/api/v1/tasks', '{"title":"Dropped"}', headers);
  const get = requestText('GET', '/api/v1/tasks?limit=5', '', headers);
  return ['', get.slice(0, 20), get, `${get}${get}${get}`, post.slice(0, -8), post];
};

/** Clients that leave without goodbye. */
export const describeDropped = (machine: () => Machine): void => {
  describe('dropped connections', () => {
    let site: Site;
    beforeAll(async () => {
      site = await machine().boot();
    });
    afterAll(() => site?.stop('SIGKILL'));

    test('10,000 connections opened and dropped, also in the middle of requests', async () => {
      const person = await newPerson(site.client);
      const parts = partsOf(person);
      const drop = async (turn: number): Promise<void> => {
        const socket = await openSocket(site.url);
        socket.write(parts[turn % parts.length] ?? '');
        await new Promise((resolve) => setTimeout(resolve, turn % 7));
        socket.drop(turn % 2 === 0 ? 'reset' : 'end');
      };
      for (let turn = 0; turn < connections; turn += atOnce)
        await Promise.all(Array.from({ length: atOnce }, (_, at) => drop(turn + at)));
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => person.api.get('/api/v1/tasks')),
      );
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      expect((await site.client.get('/health/ready')).status).toBe(200);
      expectSound(site);
      expect(await site.stop('SIGTERM'), 'nothing is left in flight').toBe(0);
    });
  });
};
