import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withLock } from '../../src/project/lock.js';
import { type Ended, seeded, victim } from './kill.js';
import { folderWith, readTree } from './tree.js';

const many = 16;
const patient = '60000';

const begin = (): string => folderWith({ count: '0', log: '' });

const all = (
  folder: string,
  wait: string,
  kill: (index: number) => { after: number } | undefined,
) =>
  Promise.all(
    Array.from({ length: many }, (_, index) => victim(['count', folder, wait], kill(index))),
  );

const never = () => undefined;

/** Each has the lock from its first line to its last; only the dead may leave theirs out. */
const overlaps = (folder: string, ended: Ended[]): string[] => {
  const killed = new Set(ended.filter(({ code }) => code === null).map(({ pid }) => String(pid)));
  let at: string | null = null;
  const wrong: string[] = [];
  for (const line of readFileSync(join(folder, 'log'), 'utf8').trim().split('\n')) {
    const [word, pid = ''] = line.split(' ');
    if (word === 'begin' && at !== null && !killed.has(at)) wrong.push(line);
    if (word === 'end' && at !== pid) wrong.push(line);
    at = word === 'begin' ? pid : null;
  }
  return wrong;
};

const counted = (folder: string): number => {
  const count = Number(readFileSync(join(folder, 'count'), 'utf8'));
  const tree = readTree(folder, ['log']);
  expect(Object.keys(tree).filter((path) => /^numbers\/./.test(path))).toHaveLength(count);
  expect(Object.keys(tree).filter((path) => path.startsWith('.vibe'))).toEqual([]);
  return count;
};

test.each([1, 2])('16 at once: one after the other, none lost (%i)', async () => {
  const folder = begin();
  const ended = await all(folder, patient, never);
  expect(ended.map(({ code }) => code)).toEqual(Array(many).fill(0));
  expect(overlaps(folder, ended)).toEqual([]);
  expect(counted(folder)).toBe(many);
});

test.each([1, 2, 3, 4])('16 at once take the lock of a dead one: no two of them (%i)', async () => {
  const folder = begin();
  mkdirSync(join(folder, '.vibe'));
  const dead = { id: 'dead', pid: 0, host: 'here', began: null, command: 'vibe', since: '' };
  writeFileSync(join(folder, '.vibe/lock'), JSON.stringify(dead));
  const ended = await all(folder, patient, never);
  expect(ended.map(({ code }) => code)).toEqual(Array(many).fill(0));
  expect(overlaps(folder, ended)).toEqual([]);
  expect(counted(folder)).toBe(many);
});

test('16 at once that do not wait: each is done or exits with 4', async () => {
  const folder = begin();
  const ended = await all(folder, '0', never);
  const done = ended.filter(({ code }) => code === 0).length;
  expect(new Set(ended.map(({ code }) => code))).toContain(0);
  for (const { code, lines } of ended)
    if (code !== 0) expect([code, lines.at(-1)]).toEqual([4, expect.stringContaining('LOCKED')]);
  expect(overlaps(folder, ended)).toEqual([]);
  expect(counted(folder)).toBe(done);
});

test.each([1, 2, 3, 4])(
  '16 at once, a third of them killed: the others go on (%i)',
  async (round) => {
    const folder = begin();
    const random = seeded(round);
    const ended = await all(folder, patient, (index) =>
      index % 3 === 0 ? { after: random() * 400 } : undefined,
    );
    await withLock(folder, 'vibe', async () => {});
    const killed = ended.filter(({ code }) => code === null).length;
    const done = ended.filter(({ code }) => code === 0).length;
    expect(done + killed).toBe(many);
    expect(overlaps(folder, ended)).toEqual([]);
    const count = counted(folder);
    // One that was killed after its commit has counted, too.
    expect(count).toBeGreaterThanOrEqual(done);
    expect(count).toBeLessThanOrEqual(many);
  },
);
