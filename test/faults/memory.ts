import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectSound, pause } from './expect.js';
import type { Machine, Site } from './machine.js';
import { newPerson, type Person } from './person.js';
import { report } from './report.js';
import { type Ask, onConnections } from './traffic.js';

const few = 20_000;
const many = 200_000;
const connections = 16;
const preload = pathToFileURL(join(import.meta.dirname, 'collect-garbage.mjs')).href;

type Call = [status: number, ...request: Parameters<Ask>];

const tasks = '/api/v1/tasks';

/** What never reaches the database, each time a little different. */
const cheapCalls = (turn: number): Call[] => [
  [200, 'GET', '/health/live'],
  [404, 'GET', `/api/v1/nothing/${turn}`],
  [404, 'GET', `${tasks}/`],
  [405, 'DELETE', tasks],
  [401, 'GET', tasks],
  [401, 'GET', '/api/v1/auth/me', '', { authorization: `Bearer a.b.${turn}` }],
  [400, 'POST', '/api/v1/auth/login', '{"email":'],
  [400, 'POST', '/api/v1/auth/register', `{"email":"nobody-${turn}"}`],
  [400, 'POST', '/api/v1/auth/refresh', `{"unknown_${turn}":1}`],
  [415, 'POST', '/api/v1/auth/login', 'email=a', { 'content-type': 'text/plain' }],
];

/** Twenty requests, a third of which ask the database; none leaves a row behind. */
const roundOf = (ask: Ask, { access, email, password }: Person) => {
  const own = { authorization: `Bearer ${access}` };
  const expectAnswer = async ([wanted, ...request]: Call): Promise<string> => {
    const { status, body } = await ask(...request);
    if (status !== wanted)
      throw new Error(`${status} for ${request.slice(0, 2).join(' ')}: ${body.slice(0, 300)}`);
    return body;
  };
  return async (turn: number): Promise<void> => {
    const made = await expectAnswer([201, 'POST', tasks, `{"title":"Number ${turn}"}`, own]);
    const path = `${tasks}/${JSON.parse(made).data.id}`;
    // Now and then somebody logs in, which is a hundred times dearer than the rest.
    const login: Call = [200, 'POST', '/api/v1/auth/login', JSON.stringify({ email, password })];
    const calls: Call[] = [
      [200, 'GET', `${tasks}?limit=5&title_ne=${turn}&sort=-title`, '', own],
      [200, 'GET', path, '', own],
      [200, 'PATCH', path, `{"description":"Number ${turn}"}`, own],
      [204, 'DELETE', path, '', own],
      [404, 'GET', path, '', own],
      [400, 'GET', `${tasks}?unknown_${turn}=1`, '', own],
      turn % 50 === 0 ? login : [200, 'GET', '/openapi.json'],
    ];
    for (const call of [...calls, ...cheapCalls(turn), ...cheapCalls(-turn).slice(0, 2)])
      await expectAnswer(call);
  };
};

const perRound = 20;

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
  describe.concurrent('memory', () => {
    let site: Site;
    beforeAll(async () => {
      site = await machine().boot({ NODE_OPTIONS: `--expose-gc --import=${preload}` });
    });
    afterAll(() => site?.stop('SIGKILL'));

    test('after 200,000 requests it is within 20 % of that after 20,000', {
      timeout: 1_200_000,
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
