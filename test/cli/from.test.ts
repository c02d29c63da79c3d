import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Blueprint } from '../../src/blueprint/types.js';
import { fast, run, temporaryFolder } from './run.js';

const blueprint = async (cwd: string): Promise<Blueprint> => {
  await run(['origin', ...fast], { cwd });
  return JSON.parse(readFileSync(join(cwd, 'origin', 'vibe.json'), 'utf8'));
};

test('makes the project that a vibe.json describes, on another stack by a flag', async () => {
  const cwd = temporaryFolder();
  const source = await blueprint(cwd);
  source.resources.push({
    name: 'notes',
    owner: 'user',
    fields: [{ id: 'body', name: 'body', type: 'text', required: true }],
  });
  writeFileSync(join(cwd, 'mine.json'), JSON.stringify(source));
  const made = await run(['copy', '--from', 'mine.json', '--orm', 'typeorm', ...fast], { cwd });
  expect(made).toMatchObject({ code: 0, stderr: '' });
  const copy: Blueprint = JSON.parse(readFileSync(join(cwd, 'copy', 'vibe.json'), 'utf8'));
  expect(copy.answers.orm).toBe('typeorm');
  expect(copy.resources).toEqual(source.resources);
  expect(made.stdout).toContain('--from mine.json');
  expect(made.stdout).not.toContain('--app-type');
});

test('--app-type cannot go with --from', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'mine.json'), JSON.stringify(await blueprint(cwd)));
  const args = ['copy', '--from', 'mine.json', '--app-type', 'blank', ...fast, '--json'];
  const refused = await run(args, { cwd });
  expect(JSON.parse(refused.stdout)).toMatchObject({ code: 'USAGE_ERROR' });
});

const mistakes: [string, (text: string) => string, string, string | null][] = [
  ['an unknown key', (t) => t.replace('"owner"', '"ownr"'), 'ownr', 'owner'],
  ['a wrong type', (t) => t.replace('"required": true', '"required": "yes"'), 'required', null],
  ['a misspelt value', (t) => t.replace('"fastify"', '"fastfy"'), 'answers.framework', 'fastify'],
  ['a name that is there twice', (t) => t.replace('"tasks"', '"projects"'), 'resources.1', null],
  ['no JSON', (t) => t.replace(',', ''), 'line 3', null],
  ['an empty document', () => '{}', 'version', null],
];

test.each(mistakes)('%s is named with its place', async (_, spoil, place, hint) => {
  const cwd = temporaryFolder();
  const text = JSON.stringify(await blueprint(cwd), null, 2);
  writeFileSync(join(cwd, 'mine.json'), spoil(text));
  const refused = await run(['copy', '--from', 'mine.json', ...fast, '--json'], { cwd });
  expect(refused).toMatchObject({ code: 1, stderr: '' });
  const document = JSON.parse(refused.stdout);
  expect(document.message).toContain('mine.json');
  expect(document.message).toContain(place);
  if (hint) expect(document.hint).toContain(hint);
});
