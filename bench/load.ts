import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '../test/stacks/processes.js';

let program = '';

/** Fetches the load generator into a temporary folder. */
export const installLoad = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-load-'));
  const dependencies = { autocannon: '8.0.0' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await must('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder });
  program = join(folder, 'node_modules', '.bin', 'autocannon');
};

/** Two seconds of ten connections, from the core that the server does not use. */
export const requestsPerSecond = async (url: string, token: string): Promise<number> => {
  const headers = ['-H', `Authorization=Bearer ${token}`, '-H', 'X-Forwarded-Proto=https'];
  const args = [
    '-c',
    '1',
    program,
    '--json',
    '--no-progress',
    '-c',
    '10',
    '-d',
    '2',
    ...headers,
    url,
  ];
  const output = await must('taskset', args, { cwd: tmpdir() });
  const result = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} failed`);
  return result.requests.average;
};
