import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '../stacks/processes.js';

const name = '@prisma/schema-engine-wasm';

/** What the Prisma CLI of a project needs to migrate without a download: its engine as WebAssembly. */
export const engineOf = async (project: string): Promise<Record<string, string>> => {
  const manifest = join(project, 'node_modules/@prisma/engines-version/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const folder = join(tmpdir(), `schema-engine-${version}`);
  if (!existsSync(folder)) {
    const unfinished = `${folder}-${process.pid}`;
    mkdirSync(unfinished, { recursive: true });
    const install = ['install', '--prefix', unfinished, '--no-audit', `${name}@${version}`];
    await must('npm', install, { cwd: unfinished, timeout: 120_000 });
    renameSync(unfinished, folder);
  }
  return {
    SCHEMA_ENGINE_WASM: join(folder, 'node_modules', name),
    PRISMA_SCHEMA_ENGINE_BINARY: join(import.meta.dirname, '../drift/schema-engine.mjs'),
  };
};
