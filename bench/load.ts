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

export interface Load {
  /** Sent as JSON by POST; without one it is a GET. */
  body?: object;
  seconds?: number;
}

const bodyOf = (body: object | undefined): string[] =>
  body ? ['-m', 'POST', '-H', 'Content-Type=application/json', '-b', JSON.stringify(body)] : [];

/** Two seconds of ten connections, from the core that the server does not use. */
export const requestsPerSecond = async (
  url: string,
  token: string,
  { body, seconds = 2 }: Load = {},
): Promise<number> => {
  const headers = ['-H', `Authorization=Bearer ${token}`, '-H', 'X-Forwarded-Proto=https'];
  const load = ['--json', '--no-progress', '-c', '10', '-d', `${seconds}`];
  const args = ['-c', '1', program, ...load, ...headers, ...bodyOf(body), url];
  const output = await must('taskset', args, { cwd: tmpdir() });
  const result = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} failed`);
  return result.requests.average;
};
