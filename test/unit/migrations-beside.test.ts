import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { migrationsBeside } from '../../src/project/migrations-beside.js';

const root = mkdtempSync(join(tmpdir(), 'migrations-'));
afterAll(() => rmSync(root, { recursive: true }));

it('finds the migrations that people have written beside those of the tool', () => {
  const folder = join(root, 'migrations', 'versions');
  mkdirSync(folder, { recursive: true });
  for (const name of ['20260101000000_init.py', '20260201000000_mine.py'])
    writeFileSync(join(folder, name), '');
  expect(migrationsBeside(root, ['migrations/versions/20260101000000_init.py']).sort()).toEqual([
    'migrations/versions/20260101000000_init.py',
    'migrations/versions/20260201000000_mine.py',
  ]);
  expect(migrationsBeside(root, ['gone/1735689600000-init.ts'])).toEqual([]);
});
