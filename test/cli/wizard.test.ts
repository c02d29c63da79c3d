import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadParts } from '../../src/parts/load.js';
import { isOpenQuestion } from '../../src/parts/questions.js';
import type { Axis } from '../../src/parts/types.js';
import { filesBelow, root, temporaryFolder } from './run.js';
import { keys, Terminal } from './terminal.js';

const axes = loadParts(join(root, 'templates'));
const defaultOf = ({ multiple, default: one }: Axis) =>
  multiple ? [one ?? []].flat() : (one ?? '');

/** The axes that are asked of somebody who takes every default. */
const asked = axes.filter((axis, at) => {
  const before = axes.slice(0, at).map((other) => [other.name, defaultOf(other)]);
  return isOpenQuestion(axes, Object.fromEntries(before), axis);
});
const questions = [...asked.map((axis) => axis.message), 'What is it called?'];
const escapeKey = '\u001B';
const confirmation = 'Create it?';

/** Answers the first questions with their defaults. */
const answer = async (terminal: Terminal, all: string[]): Promise<void> => {
  for (const question of all) {
    await terminal.until(question);
    terminal.press(keys.enter);
  }
};

test('asks all questions, shows what it will do, and does it', { timeout: 30_000 }, async () => {
  const cwd = temporaryFolder();
  const terminal = new Terminal(['--no-install', '--no-git'], cwd);
  await answer(terminal, questions);
  await terminal.until(confirmation);
  expect(readdirSync(cwd)).toEqual([]);
  terminal.press(keys.enter);
  expect(await terminal.exit()).toBe(0);
  expect(filesBelow(join(cwd, 'my-backend'))).toContain('package.json');
  expect(terminal.shown).toContain('npx create-vibe-backend@');
  expect(terminal.shown).toContain('vibe.json');
  for (const axis of asked)
    for (const part of axis.parts) expect(terminal.shown).toContain(part.hint.slice(0, 40));
});

test('asks only what the flags leave open', { timeout: 30_000 }, async () => {
  const cwd = temporaryFolder();
  const flags = asked.flatMap((axis) =>
    axis.name === 'orm' ? [] : [`--${axis.name}`, axis.default ?? 'none'],
  );
  const terminal = new Terminal(['app', ...flags, '--no-install', '--no-git'], cwd);
  await terminal.until('ORM');
  // SQLAlchemy comes between, and does not go with the framework.
  terminal.press(keys.down);
  terminal.press(keys.down);
  terminal.press(keys.enter);
  await terminal.until(confirmation);
  terminal.press(keys.enter);
  expect(await terminal.exit()).toBe(0);
  expect(terminal.shown).toContain('--orm typeorm');
  expect(terminal.shown).not.toContain('What is it called?');
});

test.each([...questions, confirmation])(
  'Ctrl-C at "%s" leaves nothing and exits with 130',
  { timeout: 30_000 },
  async (last) => {
    const cwd = temporaryFolder();
    const terminal = new Terminal(['--no-install'], cwd);
    await answer(terminal, questions.slice(0, [...questions, confirmation].indexOf(last)));
    await terminal.until(last);
    terminal.press(keys.ctrlC);
    expect(await terminal.exit()).toBe(130);
    expect(readdirSync(cwd)).toEqual([]);
    expect(terminal.shown).toContain('Cancelled, nothing was made.');
  },
);

test('"no" at the end cancels', { timeout: 30_000 }, async () => {
  const cwd = temporaryFolder();
  const terminal = new Terminal(['app', '--no-install'], cwd);
  await answer(terminal, questions.slice(0, -1));
  await terminal.until(confirmation);
  terminal.press('n');
  terminal.press(keys.enter);
  expect(await terminal.exit()).toBe(130);
  expect(readdirSync(cwd)).toEqual([]);
});

test('a wrong name is refused where it is typed', { timeout: 30_000 }, async () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, 'taken'));
  writeFileSync(join(cwd, 'taken', 'notes.txt'), '');
  const terminal = new Terminal(['--no-install', '--no-git'], cwd);
  await answer(terminal, questions.slice(0, -1));
  await terminal.until('What is it called?');
  terminal.press(`taken${keys.enter}`);
  await terminal.until('is not empty');
  terminal.press('\u0015');
  terminal.press(`what?${keys.enter}`);
  await terminal.until('cannot be a project');
  terminal.press('\u0015');
  terminal.press(`good${keys.enter}`);
  await terminal.until(confirmation);
  terminal.press(keys.enter);
  expect(await terminal.exit()).toBe(0);
  expect(readdirSync(cwd).sort()).toEqual(['good', 'taken']);
});

test('a folder that cannot be used is refused before any question', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'app'), '');
  const terminal = new Terminal(['app'], cwd);
  expect(await terminal.exit()).toBe(1);
  expect(terminal.shown).not.toContain(questions[0]);
});

test('NO_COLOR is respected', { timeout: 30_000 }, async () => {
  const terminal = new Terminal(['app', '--yes', '--no-install'], temporaryFolder(), {
    NO_COLOR: '1',
  });
  expect(await terminal.exit()).toBe(0);
  expect(terminal.raw).not.toMatch(new RegExp(`${escapeKey}\\[[0-9;]+m`));
});
