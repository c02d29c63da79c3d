import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cancelled } from '../../src/errors.js';
import { type Holder, isAlive, running } from '../../src/project/holder.js';
import { withLock } from '../../src/project/lock.js';
import { breakDead, readHolder, take } from '../../src/project/lock-file.js';
import { emptyFolder } from '../safety/tree.js';

const lockOf = (folder: string): string => join(folder, '.vibe/lock');

const ended = async (): Promise<number> => {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
};

const holder = (changes: Partial<Holder>): Holder => ({
  ...running(process.pid),
  id: 'other',
  command: 'vibe add',
  since: '2026-01-01T00:00:00.000Z',
  ...changes,
});

const lock = (folder: string, content: string | Holder): void => {
  mkdirSync(join(folder, '.vibe/journal'), { recursive: true });
  writeFileSync(lockOf(folder), typeof content === 'string' ? content : JSON.stringify(content));
};

const soon = { wait: 50 };
const work = async () => 'done';

test('holds the lock while it works, and leaves nothing', async () => {
  const folder = emptyFolder();
  const result = await withLock(folder, 'vibe add', async () => {
    expect(readHolder(lockOf(folder))).toMatchObject({ pid: process.pid, command: 'vibe add' });
    return 'done';
  });
  expect(result).toBe('done');
  expect(readdirSync(folder)).toEqual([]);
});

test('gives the lock back when the work fails', async () => {
  const folder = emptyFolder();
  const failing = () => Promise.reject(new Error('no'));
  await expect(withLock(folder, 'vibe add', failing)).rejects.toThrow('no');
  expect(readdirSync(folder)).toEqual([]);
});

test('names who is at work, and exits with 4', async () => {
  const folder = emptyFolder();
  lock(folder, holder({}));
  await expect(withLock(folder, 'vibe remove', work, soon)).rejects.toMatchObject({
    code: 'LOCKED',
    exitCode: 4,
    message: `vibe add is at work in this project: process ${process.pid}, since 2026-01-01T00:00:00.000Z.`,
  });
  expect(readHolder(lockOf(folder))?.id).toBe('other');
});

test('waits for the one before', async () => {
  const folder = emptyFolder();
  const order: string[] = [];
  const one = (name: string) => () =>
    withLock(folder, name, async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 30));
      order.push(`${name} ends`);
    });
  await Promise.all([one('a')(), one('b')()]);
  expect(order[1]).toBe(order[0]?.replace('begins', 'ends'));
  expect(order).toHaveLength(4);
});

test('an interrupt ends the waiting', async () => {
  const folder = emptyFolder();
  lock(folder, holder({}));
  const interrupt = new AbortController();
  setTimeout(() => interrupt.abort(cancelled()), 20);
  const waiting = withLock(folder, 'vibe', work, { signal: interrupt.signal });
  await expect(waiting).rejects.toThrow();
  expect(readHolder(lockOf(folder))?.id).toBe('other');
});

test('takes the lock of a process that has ended', async () => {
  const folder = emptyFolder();
  lock(folder, holder({ pid: await ended() }));
  expect(await withLock(folder, 'vibe', work, soon)).toBe('done');
  expect(existsSync(lockOf(folder))).toBe(false);
});

test.runIf(process.platform === 'linux')('takes the lock of a number used again', async () => {
  const folder = emptyFolder();
  lock(folder, holder({ began: '1' }));
  expect(await withLock(folder, 'vibe', work, soon)).toBe('done');
});

test.runIf(process.platform === 'linux')(
  'a process that only waits to be buried is dead',
  async () => {
    // The shell becomes a program that never looks after its child.
    const shell = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 20']);
    const [text] = await once(shell.stdout, 'data');
    const pid = Number(String(text));
    const zombie = running(pid);
    while (isAlive(zombie) && isAlive(running(pid)))
      await new Promise((done) => setTimeout(done, 5));
    expect(isAlive({ ...running(pid), pid })).toBe(false);
    shell.kill();
  },
);

test('believes a process of another machine, and says how to get past it', async () => {
  const folder = emptyFolder();
  lock(folder, holder({ host: 'elsewhere', pid: 1 }));
  await expect(withLock(folder, 'vibe', work, soon)).rejects.toMatchObject({
    message: expect.stringContaining('on elsewhere'),
    hint: expect.stringContaining('delete .vibe/lock'),
  });
});

test('a lock without content is nobody’s after a while', async () => {
  const folder = emptyFolder();
  lock(folder, '');
  await expect(withLock(folder, 'vibe', work, soon)).rejects.toMatchObject({ code: 'LOCKED' });
  const old = new Date(Date.now() - 60_000);
  utimesSync(lockOf(folder), old, old);
  expect(await withLock(folder, 'vibe', work, soon)).toBe('done');
});

test('a lock that was removed by hand and taken by another stays', async () => {
  const folder = emptyFolder();
  await withLock(folder, 'vibe', async () => lock(folder, holder({})));
  expect(readHolder(lockOf(folder))?.id).toBe('other');
});

test('who found a dead lock late does not remove the next one', () => {
  const folder = emptyFolder();
  const dead = holder({ id: 'dead', pid: 0 });
  const alive = holder({ id: 'alive' });
  lock(folder, alive);
  breakDead(folder, lockOf(folder), dead, holder({ id: 'me' }));
  expect(readHolder(lockOf(folder))?.id).toBe('alive');
});

test('who died while removing a dead lock does not block it', () => {
  const folder = emptyFolder();
  const dead = holder({ id: 'dead', pid: 0 });
  const me = holder({ id: 'me' });
  lock(folder, dead);
  const guard = join(folder, '.vibe/journal/steal-dead');
  writeFileSync(guard, JSON.stringify(holder({ id: 'thief', pid: 0 })));
  breakDead(folder, lockOf(folder), dead, me);
  breakDead(folder, lockOf(folder), dead, me);
  expect(take(folder, lockOf(folder), me)).toBeNull();
  expect(readdirSync(join(folder, '.vibe/journal'))).toEqual([]);
});

test('takes a lock at once past several who died while they removed it', async () => {
  const folder = emptyFolder();
  lock(folder, holder({ id: 'dead', pid: 0 }));
  for (const [name, id] of [
    ['steal-dead', 'one'],
    ['steal-one', 'two'],
    ['steal-two', 'three'],
  ])
    writeFileSync(
      join(folder, '.vibe/journal', name ?? ''),
      JSON.stringify(holder({ id, pid: 0 })),
    );
  expect(await withLock(folder, 'vibe', work, { wait: 0 })).toBe('done');
  expect(readdirSync(folder)).toEqual([]);
});

test('sweeps up what killed contenders left, not what is in use', async () => {
  const folder = emptyFolder();
  mkdirSync(join(folder, '.vibe/journal'), { recursive: true });
  const leave = (name: string, changes: Partial<Holder>) =>
    writeFileSync(join(folder, '.vibe/journal', name), JSON.stringify(holder(changes)));
  leave('lock-dead', { id: 'dead', pid: 0 });
  leave('steal-dead', { id: 'thief', pid: 0 });
  writeFileSync(join(folder, '.vibe/journal/lock-empty'), '');
  leave('lock-alive', { id: 'alive', host: hostname() });
  await withLock(folder, 'vibe', work);
  expect(readdirSync(join(folder, '.vibe/journal'))).toEqual(['lock-alive']);
});
