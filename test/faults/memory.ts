import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectSound, pause } from './expect.js';
import type { Machine, Site } from './machine.js';
import { newPerson, type Person } from './person.js';
import { report } from './report.js';
import { type Ask, onConnections, type Reply } from './traffic.js';

const few = 20_000;
const many = 200_000;
const connections = 16;
const preload = pathToFileURL(join(import.meta.dirname, 'collect-garbage.mjs')).href;

const expectStatus = ({ status, body }: Reply, wanted: number): void => {
  if (status !== wanted) throw new Error(`${status} for ${wanted}: ${body.slice(0, 300)}`);
};

const tasks = '/api/v1/tasks';

/** Ten requests of which some fail, and none leaves a row behind. */
const roundOf = (ask: Ask, { access, email, password }: Person) => {
  const own = { authorization: `Bearer ${access}` };
  const expectAnswer = async (wanted: number, ...call: Parameters<Ask>): Promise<string> => {
    const reply = await ask(...call);
    expectStatus(reply, wanted);
    return reply.body;
  };
  return async (turn: number): Promise<void> => {
    const text = `Number ${turn}`;
    const created = await expectAnswer(201, 'POST', tasks, `{"title":"${text}"}`, own);
    const path = `${tasks}/${JSON.parse(created).data.id}`;
    await expectAnswer(200, 'GET', `${tasks}?limit=5&title_ne=${turn}&sort=-title`, '', own);
    await expectAnswer(200, 'GET', path, '', own);
    await expectAnswer(200, 'PATCH', path, `{"description":"${text}"}`, own);
    await expectAnswer(200, 'GET', `${tasks}?cursor=&limit=3`, '', own);
    await expectAnswer(204, 'DELETE', path, '', own);
    await expectAnswer(404, 'GET', path, '', own);
    await expectAnswer(400, 'GET', `${tasks}?unknown_${turn}=1`, '', own);
    await expectAnswer(401, 'GET', '/api/v1/auth/me', '', { authorization: `Bearer ${turn}` });
    // Now and then somebody logs in, which is a hundred times dearer than the rest.
    if (turn % 50 > 0) await expectAnswer(404, 'GET', `/api/v1/${turn}`);
    else await expectAnswer(200, 'POST', '/api/v1/auth/login', JSON.stringify({ email, password }));
  };
};

const perRound = 10;

const sendRequests = async (site: Site, person: Person, count: number): Promise<void> => {
  let turn = 0;
  await onConnections(site.url, connections, async (ask) => {
    const round = roundOf(ask, person);
    while (turn < count / perRound) await round(turn++);
  });
};

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;

/** The median of several samples, each after the garbage is collected. */
const restingMemory = async (site: Site): Promise<number> => {
  const samples: number[] = [];
  for (let sample = 0; sample < 5; sample += 1) {
    process.kill(site.pid, 'SIGUSR2');
    await pause(300);
    samples.push(residentMegabytes(site.pid));
  }
  return Math.round(samples.sort((a, b) => a - b)[2] ?? 0);
};

/** What is not freed adds up. */
export const describeMemory = (machine: () => Machine, name: string): void => {
  describe('memory', () => {
    let site: Site;
    beforeAll(async () => {
      site = await machine().boot({ NODE_OPTIONS: `--expose-gc --import=${preload}` });
    });
    afterAll(() => site?.stop('SIGKILL'));

    test('after 200,000 requests it is within 20 % of that after 20,000', {
      timeout: 600_000,
    }, async () => {
      const person = await newPerson(site.client);
      const began = Date.now();
      await sendRequests(site, person, few);
      const early = await restingMemory(site);
      await sendRequests(site, person, many - few);
      const late = await restingMemory(site);
      const requestsPerSecond = Math.round((many * 1_000) / (Date.now() - began));
      report(name, 'resident MB', { after20k: early, after200k: late, requestsPerSecond });
      expect(late).toBeLessThan(early * 1.2);
      expectSound(site);
    });
  });
};
