import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// Generates the Prisma client when it is missing or older than the schema.
const root = join(import.meta.dirname, '..');
const schema = join(root, 'prisma/schema.prisma');
const client = join(root, 'src/generated/prisma/client.ts');

const changed = (file) => statSync(file).mtimeMs;
const isFresh = () =>
  existsSync(client) && changed(client) >= changed(schema) && process.argv[2] !== '--force';

const findPrisma = () => {
  try {
    const manifest = createRequire(import.meta.url).resolve('prisma/package.json');
    return join(dirname(manifest), 'build/index.js');
  } catch {
    return null;
  }
};

const prisma = findPrisma();
// A production install has no Prisma CLI and no need of it: the build holds the client.
if (prisma && existsSync(schema) && !isFresh()) {
  const { status } = spawnSync(process.execPath, [prisma, 'generate'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    // Generating needs no schema engine, but the CLI would download one unless it is told of a file.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
  process.exitCode = status ?? 1;
}
