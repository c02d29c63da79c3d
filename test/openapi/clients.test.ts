import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { fetchDocument } from './document.js';
import { mustTool, toolFolder } from './tools.js';

interface Client {
  work(url: string, headers: Record<string, string>): Promise<{ title: string; status: string }[]>;
}

const folder = mkdtempSync(join(tmpdir(), 'clients-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  cpSync(join(toolFolder, 'clients'), folder, { recursive: true });
  symlinkSync(join(toolFolder, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'openapi.json'), await fetchDocument(inject('url')));
});

const work = async (name: string): Promise<void> => {
  const file = pathToFileURL(join(folder, 'built', `${name}.js`)).href;
  const client: Client = await import(/* @vite-ignore */ file);
  const tasks = await client.work(inject('url'), { 'x-forwarded-proto': 'https' });
  expect(tasks.map(({ title, status }) => ({ title, status }))).toEqual([
    { title: 'Typed', status: 'done' },
  ]);
};

test('openapi-typescript makes types of it', async () => {
  // A field with a default may be left out of a request, which the generator would not know.
  const optional = ['--default-non-nullable', 'false'];
  await mustTool('openapi-typescript', ['openapi.json', '-o', 'schema.ts', ...optional], folder);
});

test('@hey-api/openapi-ts makes a client of it', async () => {
  await mustTool('openapi-ts', ['-i', 'openapi.json', '-o', 'hey'], folder);
});

test('both type-check strictly', async () => {
  await mustTool('tsc', ['-p', folder], folder);
});

test('the types of openapi-typescript sign up, log in, create and list', () => work('fetch'));

test('the client of @hey-api/openapi-ts signs up, logs in, creates and lists', () => work('hey'));
