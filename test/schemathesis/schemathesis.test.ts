import { randomInt } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Resource } from '../../src/blueprint/types.js';
import { type Document, fetchDocument, type Operation, operationsOf } from '../openapi/document.js';
import { type Production, startProduction } from '../parity/production.js';
import {
  everyAppType,
  installFor,
  kitchenResources,
  render,
  type Stack,
  stacks,
  temporaryFolder,
} from '../parity/project.js';
import { installTools } from '../python/environment.js';
import { type Postgres, startPostgres } from '../stacks/postgres.js';
import { type Fuzzed, fuzz } from './fuzz.js';
import { people } from './people.js';
import { fillWithRows } from './rows.js';
import { type Boundaries, writeSettings } from './settings.js';

/** All that is generated, or what fits into a few minutes: boundaries of some operations, chosen by the seed. */
const whole = process.env.SCHEMATHESIS === 'all';
const seed = Number(process.env.SEED ?? randomInt(1_000_000));
const wanted = whole ? 20_000 : 2_500;
const examples = whole ? 12 : 3;

/** One stack a framework; the frameworks take turns with the ORMs that go with them. */
const chosen = [...new Set(stacks.map(({ framework }) => framework))].map(
  (framework, at): Stack => {
    const able = stacks.filter((stack) => stack.framework === framework);
    return able[at % able.length] as Stack;
  },
);

const parent = temporaryFolder('schemathesis');
const folderOf = (at: number) => join(parent, `stack-${at}`);
let program: string;
let postgres: Postgres;

beforeAll(async () => {
  console.log(`SEED=${seed}`);
  for (const [at, stack] of chosen.entries())
    render(folderOf(at), stack, everyAppType, kitchenResources);
  const requirements = join(import.meta.dirname, 'requirements.txt');
  program = join(await installTools(requirements), 'schemathesis');
  await installFor(
    parent,
    chosen.map((_, at) => folderOf(at)),
  );
  postgres = await startPostgres();
}, 480_000);

afterAll(async () => {
  await postgres?.remove();
  rmSync(parent, { recursive: true, force: true });
});

const isTurnOf = (ids: string[], every: number): string[] =>
  ids.filter((_, at) => at % every === seed % every);

/** One list, whose many filters cost a thousand requests, and half of all else: the seeds take turns. */
const boundariesFor = (document: Document): Boundaries => {
  if (whole) return () => true;
  const operations = operationsOf(document).map(({ operation }) => operation);
  const isList = ({ parameters = [] }: Operation) => parameters.length > 20;
  const lists = operations.filter(isList).map(({ operationId }) => operationId);
  const others = operations.filter((each) => !isList(each)).map(({ operationId }) => operationId);
  const few = new Set([...isTurnOf(lists, lists.length), ...isTurnOf(others, 2)]);
  return (id) => few.has(id);
};

const prepare = async (folder: string, server: Production): Promise<void> => {
  const document: Document = JSON.parse(await fetchDocument(server.url));
  const resources: Resource[] = JSON.parse(
    readFileSync(join(folder, 'vibe.json'), 'utf8'),
  ).resources;
  const everybody = await people(server);
  const rows = await fillWithRows(server.url, document, resources, everybody);
  const boundaries = boundariesFor(document);
  writeSettings(join(folder, 'fuzz'), document, resources, everybody, rows, boundaries);
};

for (const [at, { framework, orm }] of chosen.entries())
  describe(`${framework} with ${orm}`, () => {
    let fuzzed: Fuzzed;
    beforeAll(async () => {
      const server = await startProduction(folderOf(at), postgres, `stack_${at}`);
      try {
        await prepare(folderOf(at), server);
        fuzzed = await fuzz(program, join(folderOf(at), 'fuzz'), server.url, { seed, examples });
      } finally {
        await server.stop();
      }
    }, 3_600_000);

    test('answers what is generated from its document as the document says', () => {
      const failures = fuzzed.failures.map(({ code, title }) => `${code} ${title}`);
      expect(failures, `SEED=${seed}\n${fuzzed.output}`).toEqual([]);
      expect(fuzzed.errors).toEqual([]);
      expect(fuzzed.complete).toBe(true);
    });

    test(`is asked at least ${wanted} times, every operation of it`, () => {
      const { operations, test_cases } = fuzzed;
      console.log(`${framework}: ${test_cases.generated} requests`);
      expect(operations.tested).toBe(operations.total);
      expect(test_cases.generated).toBeGreaterThanOrEqual(wanted);
    });
  });
