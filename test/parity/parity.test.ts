import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Postgres, startPostgres } from '../stacks/postgres.js';
import { conversation, sessionConversation } from './conversation/index.js';
import { differences, surprises } from './differences.js';
import { startProduction } from './production.js';
import {
  everyAppType,
  installFor,
  kitchenResources,
  render,
  sessionStacks,
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

/** Every stack, what is said to it, and where the one is that it is compared with. */
const runs = [
  ...stacks.map((stack) => ({ stack, sections: conversation, first: 0 })),
  ...sessionStacks.map((stack) => ({ stack, sections: sessionConversation, first: stacks.length })),
];

const parent = temporaryFolder('parity');
const folderOf = (at: number) => join(parent, `stack-${at}`);
const documents: string[] = [];
const records: Exchange[][][] = [];
let postgres: Postgres;

beforeAll(async () => {
  for (const [at, { stack }] of runs.entries())
    render(folderOf(at), stack, everyAppType, kitchenResources);
  await installFor(
    parent,
    runs.map((_, at) => folderOf(at)),
  );
  postgres = await startPostgres();
}, 480_000);

afterAll(async () => {
  await postgres?.remove();
  rmSync(parent, { recursive: true, force: true });
});

for (const [at, { stack, sections, first }] of runs.entries())
  describe(Object.values(stack).join(' with '), () => {
    beforeAll(async () => {
      const backend = await startProduction(folderOf(at), postgres, `stack_${at}`);
      try {
        documents[at] = await openApiOf(backend.url);
        records[at] = await talk(backend, sections, stack.auth === 'session');
      } finally {
        await backend.stop();
      }
    }, 480_000);

    test('holds the whole conversation, of at least 300 requests', () => {
      expect(records[at]?.flat().length).toBeGreaterThanOrEqual(300);
      expect(surprises(records[at]?.flat() ?? []).join('\n\n')).toBe('');
    });

    if (at === first) return;
    test('has the same openapi.json as the first stack', () => {
      expect(documents[at]).toBe(documents[first]);
    });
    for (const [part, { title }] of sections.entries())
      test(`answers like the first stack: ${title}`, () => {
        const [expected, own] = [records[first]?.[part], records[at]?.[part]];
        if (!expected || !own) throw new Error('one of them held no conversation');
        expect(differences(expected, own).join('\n\n')).toBe('');
      });
  });
