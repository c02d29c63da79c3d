import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '../../src/blueprint/types.js';
import { type Document, operationsOf } from '../openapi/document.js';
import { logins, type Person } from './people.js';
import type { Rows } from './rows.js';

const shared = new Set(['author', 'actor']);

/** Which operations are tried with every boundary of every parameter: each costs hundreds of requests. */
export type Boundaries = (operationId: string) => boolean;

const quoted = (names: string[]): string => JSON.stringify(names);

const operations = (ids: string[], setting: string): string =>
  ids.length === 0 ? '' : `\n[[operations]]\ninclude-operation-id = ${quoted(ids)}\n${setting}\n`;

/** Most requests name a row that is there: what is behind a 404 is reached too. */
const naming = (row: string, id: string): string => `\n[dictionaries.${row}]\nvalues = ["${id}"]\n`;

const named = (row: string): string => `{ dictionary = "${row}", probability = 0.8 }`;

const dictionaries = ({ byResource, byRef }: Rows): string => {
  const refs = [...byRef].map(([name, id]) => naming(name, id));
  const rows = [...byResource].map(([name, id]) => naming(`one_of_${name}`, id));
  const everywhere = [...byRef.keys()].flatMap((name) => [
    `"body.${name}" = ${named(name)}`,
    `"body.items[*].${name}" = ${named(name)}`,
    `"path.${name}" = ${named(name)}`,
  ]);
  return `${[...refs, ...rows].join('')}\n[parameters]\n${everywhere.join('\n')}\n`;
};

/** Reads and changes of a resource find its row; it is not theirs to delete. */
const rowsOf = (document: Document, { byResource }: Rows): string =>
  [...byResource.keys()]
    .map((name) => {
      const kept = operationsOf(document).filter(
        ({ method, path }) => path.startsWith(`/api/v1/${name}/{id}`) && method !== 'delete',
      );
      const ids = kept.map(({ operation }) => operation.operationId);
      return operations(ids, `parameters = { "path.id" = ${named(`one_of_${name}`)} }`);
    })
    .join('');

/** Rows that any user may read are no secret of their author. */
const readByAll = (document: Document, resources: Resource[]): string[] => {
  const names = resources.filter(({ owner }) => shared.has(owner)).map(({ name }) => name);
  return operationsOf(document)
    .filter(({ path }) => names.includes(path.split('/')[3] ?? ''))
    .map(({ operation: { operationId } }) => operationId);
};

/** Phases that would log in as the people they saw, with wrong passwords, until their accounts are locked. */
const guessing = ['examples', 'coverage', 'fuzzing'];

/** What all of its checks need to know of our contract. */
const settings = (
  document: Document,
  resources: Resource[],
  rows: Rows,
  boundaries: Boundaries,
): string => {
  const ids = operationsOf(document).map(({ operation: { operationId } }) => operationId);
  const few = ids.filter((id) => !boundaries(id));
  return `hooks = ${JSON.stringify(join(import.meta.dirname, 'hooks.py'))}
headers = { "X-Forwarded-Proto" = "https" }
continue-on-failure = true
request-timeout = 20
cache.enabled = false
checks.enabled = true
# How long generating takes says something of this machine only.
suppress-health-check = ["all"]
# A precondition that does not hold and headers that are too long are refused as declared; 5xx never is right.
checks.positive_data_acceptance.expected-statuses = ["2xx", "3xx", "401", "403", "404", "409", "412", "429", "431"]
checks.negative_data_rejection.expected-statuses = ["400", "401", "403", "404", "405", "409", "412", "413", "415", "422", "429", "431"]

[auth.wfc]
path = "people.json"
peers = ["alice", "bob"]
${[
  dictionaries(rows),
  rowsOf(document, rows),
  operations(readByAll(document, resources), 'checks.object_level_authorization.enabled = false'),
  operations(few, 'phases.coverage.enabled = false'),
  ...guessing.map((phase) =>
    operations(['login'], `phases.${phase}.extra-data-sources.responses = false`),
  ),
].join('')}`;
};

/** Writes the settings of a run into its folder. */
export const writeSettings = (
  folder: string,
  document: Document,
  resources: Resource[],
  everybody: Person[],
  rows: Rows,
  boundaries: Boundaries,
): void => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'people.json'), JSON.stringify(logins(everybody)));
  writeFileSync(join(folder, 'schemathesis.toml'), settings(document, resources, rows, boundaries));
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(document));
};
