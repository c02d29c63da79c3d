import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Postgres, startPostgres } from '../stacks/postgres.js';
import { conversation } from './conversation/index.js';
import { differences, surprises } from './differences.js';
import { startProduction } from './production.js';
import {
  everyAppType,
  installFor,
  kitchenResources,
  render,
  stacks,
  temporaryFolder,
} from './project.js';
import { type Exchange, talk } from './talk.js';

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
};

const openApiOf = async (url: string): Promise<string> => {
  const headers = { 'x-forwarded-proto': 'https' };
  const document = await (await fetch(`${url}/openapi.json`, { headers })).json();
  return JSON.stringify(sorted(document), null, 1);
};

const parent = temporaryFolder('parity');
const folderOf = (at: number) => join(parent, `stack-${at}`);
const documents: string[] = [];
const records: Exchange[][][] = [];
let postgres: Postgres;

beforeAll(async () => {
  for (const [at, stack] of stacks.entries())
    render(folderOf(at), stack, everyAppType, kitchenResources);
  await installFor(
    parent,
    stacks.map((_, at) => folderOf(at)),
  );
  postgres = await startPostgres();
}, 480_000);

afterAll(async () => {
  await postgres?.remove();
  rmSync(parent, { recursive: true, force: true });
});

for (const [at, { framework, orm }] of stacks.entries())
  describe(`${framework} with ${orm}`, () => {
    beforeAll(async () => {
      const backend = await startProduction(folderOf(at), postgres, `stack_${at}`);
      try {
        documents[at] = await openApiOf(backend.url);
        records[at] = await talk(backend, conversation);
      } finally {
        await backend.stop();
      }
    }, 480_000);

    test('holds the whole conversation, of at least 300 requests', () => {
      expect(records[at]?.flat().length).toBeGreaterThanOrEqual(300);
      expect(surprises(records[at]?.flat() ?? []).join('\n\n')).toBe('');
    });

    if (at === 0) return;
    test('has the same openapi.json as the first stack', () => {
      expect(documents[at]).toBe(documents[0]);
    });
    for (const [part, { title }] of conversation.entries())
      test(`answers like the first stack: ${title}`, () => {
        const [first, own] = [records[0]?.[part], records[at]?.[part]];
        if (!first || !own) throw new Error('one of them held no conversation');
        expect(differences(first, own).join('\n\n')).toBe('');
      });
  });
