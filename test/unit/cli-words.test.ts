import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  answersFromFlags,
  refuseMisfits,
  refuseOpenQuestions,
} from '../../src/commands/answers.js';
import { commandLine, shellQuoted } from '../../src/commands/command-line.js';
import { CliError, errorDocument, toCliError } from '../../src/errors.js';
import { nearest } from '../../src/nearest.js';
import type { Axis, Part } from '../../src/parts/types.js';
import { lineOf, syntaxError } from '../../src/project/json-lines.js';
import { inspectTarget } from '../../src/project/target.js';

const part = (axis: string, name: string, rules: Partial<Part> = {}): Part => ({
  axis,
  name,
  label: name,
  hint: name,
  variants: [],
  templates: () => [],
  lock: () => null,
  fragment: () => null,
  ...rules,
});

const axis = (name: string, parts: Part[], more: Partial<Axis> = {}): Axis => ({
  name,
  order: 1,
  message: `Which ${name}?`,
  default: parts[0]?.name ?? '',
  ask: 'always',
  parts,
  ...more,
});

const axes = [
  axis('host', [part('host', 'server', { provides: ['long-running'] }), part('host', 'function')]),
  axis('web-frame', [
    part('web-frame', 'express', { needs: ['long-running'] }),
    part('web-frame', 'fastify'),
  ]),
  axis('topics', [part('topics', 'shop'), part('topics', 'blog')], { multiple: true }),
];

test.each([
  ['expres', 'express'],
  ['fasitfy', 'fastify'],
  ['FASTIFY', 'fastify'],
  ['fast', 'fastify'],
  ['koa', null],
  ['', null],
])('the choice nearest to "%s" is %s', (word, meant) => {
  expect(nearest(word, ['express', 'fastify'])).toBe(meant);
});

test('flags become answers, several where the axis allows it', () => {
  const flags = { webFrame: 'express', topics: 'shop, blog,shop' };
  expect(answersFromFlags(axes, flags)).toEqual({
    'web-frame': 'express',
    topics: ['shop', 'blog'],
  });
  expect(() => answersFromFlags(axes, { topics: 'shop,blgo' })).toThrow('"blgo"');
});

test('a refused combination says what to choose instead', () => {
  const refused = () => refuseMisfits(axes, { host: 'function', 'web-frame': 'express' });
  expect(refused).toThrow(CliError);
  try {
    refused();
  } catch (error) {
    expect(error).toMatchObject({ code: 'REFUSED_COMBINATION', exitCode: 1 });
    expect((error as CliError).message).toContain('long-running: choose server');
    expect((error as CliError).hint).toContain('--web-frame can be fastify');
  }
});

test('a missing answer names its flag', () => {
  expect(() => refuseOpenQuestions(axes, { host: 'server' })).toThrow('Missing --web-frame');
  const answers = { host: 'server', 'web-frame': 'fastify', topics: ['shop'] };
  expect(() => refuseOpenQuestions(axes, answers)).not.toThrow();
});

test('the command is quoted for a shell and pins the version', () => {
  const answers = { host: 'server', topics: ['shop', 'blog'] };
  expect(commandLine(axes, '1.2.3', "my app's", answers, { install: true, git: false })).toBe(
    `npx create-vibe-backend@1.2.3 'my app'\\''s' --host server --topics shop,blog --no-git --yes`,
  );
  expect(shellQuoted('a/b.c')).toBe('a/b.c');
});

test.each([
  ['app', 'app'],
  ['Some Dir/My App', 'my-app'],
  ['v2.0_x', 'v2.0_x'],
])('the folder "%s" names the project %s', (folder, name) => {
  expect(inspectTarget(join('missing', folder)).name).toBe(name);
});

test.each([
  ['.hidden', 'hidden'],
  ['naïve!', 'nai-ve'],
  ['日本', 'my-backend'],
  ['x'.repeat(65), 'x'.repeat(64)],
  ['node_modules', 'my-backend'],
])('the folder "%s" is refused, %s proposed', (folder, proposed) => {
  try {
    inspectTarget(join('missing', folder));
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ code: 'BAD_NAME', hint: `Try ${proposed}.` });
  }
});

const text =
  '{\n  "name": "a",\n  "answers": {\n    "host": "x"\n  },\n  "list": [\n    { "id": 1 }\n  ]\n}\n';

test.each([
  [['name'], 2],
  [['answers', 'host'], 4],
  [['answers', 'missing'], 3],
  [['list', 0, 'id'], 7],
  [[], 1],
])('the key %j stands in line %i', (keys, line) => {
  expect(lineOf(text, keys as (string | number)[])).toBe(line);
});

test('a syntax error names its line and column', () => {
  expect(syntaxError('{\n  "a": 1,\n  b\n}')).toMatch(/line 3, column 3$/);
  expect(syntaxError('{')).toBeTruthy();
});

test('anything thrown becomes a code, a message and a hint', () => {
  const prompt = Object.assign(new Error('closed'), { name: 'ExitPromptError' });
  expect(toCliError(prompt)).toMatchObject({ code: 'CANCELLED', exitCode: 130 });
  expect(toCliError(new Error('boom'))).toMatchObject({ code: 'INTERNAL_ERROR', exitCode: 1 });
  expect(toCliError('text')).toMatchObject({ message: 'text' });
  expect(errorDocument(new CliError('A', 'b'))).toEqual({ code: 'A', message: 'b', hint: null });
});
