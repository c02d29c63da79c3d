import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'vibe-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What `git merge-file` makes of three texts. */
export const byGit = (pristine: string, yours: string, render: string) => {
  const paths = [yours, pristine, render].map((text, index) => {
    const path = join(folder, String(index));
    writeFileSync(path, text);
    return path;
  });
  const { status, stdout } = spawnSync('git', ['merge-file', '-p', '-q', ...paths]);
  return { isClean: status === 0, text: stdout.toString() };
};
