import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeMigrations } from '../../src/migrations/change.js';
import type { Draft } from '../../src/migrations/draft.js';
import { tableRenames } from '../../src/migrations/table-renames.js';
import { base, tablesOfValid } from './blueprints.js';
import type { Transition } from './transition.js';
import { transitions } from './transitions/index.js';

/** Rules of squawk that are not kept, each with its reason. */
const excluded: Record<string, string> = {
  'require-statement-timeout': 'large tables take their time; who waits for a lock is bounded',
  'ban-drop-column': 'asked for by --accept-data-loss',
  'ban-drop-table': 'asked for by --drop-table and --accept-data-loss',
  'ban-drop-not-null': 'a field was made optional: the new version of the server reads NULL',
  'renaming-column': 'asked for by --rename: the server of the same version knows the new name',
  'renaming-table': 'asked for by --rename: the server of the same version knows the new name',
  'changing-column-type': 'asked for; the alternative is a second column and a change of the API',
  'prefer-text-field': 'the length is part of the contract, and longer ones rewrite no row',
  'prefer-bigint-over-int': 'integers of the contract have 32 bits',
  'require-concurrent-index-deletion':
    'takes a moment, as the other changes of the same transaction do',
  'require-lock-timeout': 'not in a file of one statement; such an index keeps nobody waiting',
  'prefer-robust-stmts':
    'IF NOT EXISTS would take the broken index of an earlier try for a good one',
};

/** The one change that squawk would rather have in three: it is rare, and its tables are slim. */
const apart = 'the ends of a relation change places';

const squawk = join(
  dirname(createRequire(import.meta.url).resolve('squawk-cli/package.json')),
  'js/bin/squawk',
);

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'squawk-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const draftsOf = ({ from, change, renames, backfill = {}, dropTables }: Transition): Draft[] => {
  const before = base();
  from?.(before);
  const after = structuredClone(before);
  change(after);
  const given = { resources: {}, fields: {}, ...renames };
  return changeMigrations(
    tablesOfValid(before),
    tablesOfValid(after),
    tableRenames(before, after, given),
    backfill,
    { dropTables },
  ).migrations;
};

const drafts = Object.values(transitions)
  .flat()
  .filter(({ name }) => name !== apart)
  .flatMap(draftsOf);

/** What squawk says about files, one line a finding. */
const findings = async (
  list: Draft[],
  flags: string[],
  rules = Object.keys(excluded),
): Promise<string[]> => {
  const paths = list.map(({ name, sql }, at) => {
    const path = join(folder, `${at}_${name}.sql`);
    writeFileSync(path, `${sql}\n`);
    return path;
  });
  const without = rules.map((rule) => `--exclude=${rule}`);
  const args = [...flags, '--pg-version=15', '--reporter=gcc', ...without, ...paths];
  const { stdout } = await promisify(execFile)(process.execPath, [squawk, ...args]).catch(
    (error: { stdout: string }) => error,
  );
  return stdout.split('\n').filter((line) => line.startsWith(folder));
};

describe('squawk', () => {
  it('says something about each excluded rule', async () => {
    const all = await findings(drafts, ['--assume-in-transaction'], []);
    const outside = await findings(drafts, [], []);
    for (const rule of Object.keys(excluded))
      expect([...all, ...outside].some((line) => line.includes(` ${rule} `))).toBe(true);
  });

  it('finds nothing in what runs in a transaction', async () => {
    const whole = drafts.filter(({ transaction }) => transaction);
    expect(whole.length).toBeGreaterThan(100);
    expect(await findings(whole, ['--assume-in-transaction'])).toEqual([]);
  });

  it('finds nothing in what runs outside of one', async () => {
    const single = drafts.filter(({ transaction }) => !transaction);
    expect(single.length).toBeGreaterThan(10);
    expect(await findings(single, [])).toEqual([]);
  });
});
