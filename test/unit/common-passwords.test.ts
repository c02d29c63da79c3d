import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const shared = join(import.meta.dirname, '..', '..', 'templates', 'auth', 'shared');

const listedIn = (path: string): string[] => {
  const [, listed = ''] =
    /listed = (?:`|""")\n([^`"]+)\n(?:`|""")/i.exec(readFileSync(join(shared, path), 'utf8')) ?? [];
  return listed.split(/\s+/);
};

test('every language refuses the same common passwords', () => {
  const typescript = listedIn('typescript/files/src/auth/common-passwords.ts');
  expect(typescript.length).toBeGreaterThan(500);
  expect(listedIn('python/files/app/auth/common_passwords.py')).toEqual(typescript);
});
