import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually, expectSound, expectSoundLog, longestWait, pause } from './expect.js';
import { halfSent, longestStop } from './half-sent.js';
import type { Machine, Site } from './machine.js';
import { newPerson } from './person.js';
import { openSocket, type RawSocket, requestText } from './socket.js';

const seconds = (count: number): number => count * 1_000;

/** Milliseconds until the server closes, while the client sends a little now and then. */
const dribble = async (socket: RawSocket, text: string): Promise<number> => {
  const began = performance.now();
  const timer = setInterval(() => socket.isOpen() && socket.write(text), 500);
  await socket.closed();
  clearInterval(timer);
  return performance.now() - began;
};

const openMany = async (url: string, count: number, text: string): Promise<RawSocket[]> => {
  const sockets: RawSocket[] = [];
  while (sockets.length < count) {
    const batch = await Promise.all(Array.from({ length: 100 }, () => openSocket(url)));
    for (const socket of batch) socket.write(text);
    sockets.push(...batch);
  }
  return sockets;
};

/** Clients that hold connections without asking for anything; these wait, so they run at once. */
export const describeSlowClients = (machine: () => Machine): void => {
  describe.concurrent('slow clients', () => {
    let site: Site;
    beforeAll(async () => {
      site = await machine().boot();
    });
    afterAll(() => site?.stop('SIGKILL'));

    test('headers that do not end within 10 s are closed', async () => {
      const socket = await openSocket(site.url);
      socket.write('GET /health/live HTTP/1.1\r\nHost: localhost\r\n');
      const took = await dribble(socket, 'X-Slow: 1\r\n');
      expect(took).toBeGreaterThan(seconds(9));
      expect(took).toBeLessThan(seconds(13));
    });

    test('a body that does not end within 60 s is closed', { timeout: seconds(90) }, async () => {
      const { access } = await newPerson(site.client);
      const socket = await openSocket(site.url);
      const headers = { authorization: `Bearer ${access}`, 'content-length': '100000' };
      socket.write(requestText('POST', '/api/v1/tasks', '{"title":"', headers));
      const took = await dribble(socket, 'x');
      expect(took).toBeGreaterThan(seconds(55));
      expect(took).toBeLessThan(seconds(64));
    });

    test('thousands of half-open connections do not stop others, and are closed', async () => {
      const { api } = await newPerson(site.client);
      const silent = await openMany(site.url, 1_000, '');
      const slow = await openMany(site.url, 2_000, 'GET /health/live HTTP/1.1\r\nHost: a\r\nX-');
      for (let round = 0; round < 10; round += 1) {
        const answer = await api.get('/api/v1/tasks');
        expect(answer.status, answer.text).toBe(200);
        expect(answer.took).toBeLessThan(longestWait);
        await pause(100);
      }
      const allClosed = async () => ![...silent, ...slow].some((socket) => socket.isOpen());
      await eventually('all closed', allClosed, seconds(25));
      expectSound(site);
    });

    test('a server that is told to stop does not wait for them for ever', async () => {
      const own = await machine().boot();
      const person = await newPerson(own.client);
      const never = await halfSent(own, person, 'Never');
      const began = Date.now();
      expect(await own.stop('SIGTERM')).toBe(0);
      expect(Date.now() - began).toBeLessThan(longestStop);
      expect(await never.answer()).toBe('');
      expectSoundLog(own.output());
    });
  });
};
