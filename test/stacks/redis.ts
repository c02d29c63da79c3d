import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type Running, run, start } from './processes.js';

export interface Redis {
  url: string;
  server: Running;
}

/** A Redis server that keeps nothing, on a port of its own or the given one; null where none is installed. */
export const startRedis = async (given?: number): Promise<Redis | null> => {
  const cwd = mkdtempSync(join(tmpdir(), 'redis-'));
  if ((await run('redis-server', ['--version'], { cwd })).code !== 0) return null;
  const port = given ?? (await freePort());
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  return { url: `redis://127.0.0.1:${port}`, server: start('redis-server', args, { cwd }) };
};
