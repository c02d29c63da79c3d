import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { blueprintOf } from '../src/blueprint/create.js';
import type { Answers } from '../src/blueprint/types.js';
import { loadParts } from '../src/parts/load.js';
import { complete } from '../src/parts/rules.js';
import { plan } from '../src/plan/plan.js';
import { toolVersion } from '../src/version.js';

// Writes the examples, or with --check fails when one differs from what the tool would write today.
const examples: Record<string, Answers> = {
  'productivity-fastify-prisma': { host: 'docker' },
  'shop-express-typeorm': {
    'app-type': ['e-commerce'],
    framework: 'express',
    orm: 'typeorm',
    host: 'railway',
  },
  'social-fitness-express-prisma': {
    'app-type': ['fitness', 'social'],
    framework: 'express',
    host: 'render',
  },
  'productivity-fastapi-sqlalchemy': { framework: 'fastapi', host: 'docker' },
  'blank-fastify-typeorm': {
    'app-type': ['blank'],
    orm: 'typeorm',
    host: 'vercel',
    'package-manager': 'pnpm',
  },
};

const axes = loadParts(join(import.meta.dirname, '../templates'));

const filesOf = (name: string, given: Answers): Map<string, string> => {
  const answers = complete(axes, given);
  if (!answers) throw new Error(`${name}: these answers exclude each other`);
  const files = plan(blueprintOf(axes, toolVersion(), name, answers), {
    axes,
    now: new Date('2026-01-01T00:00:00Z'),
    secret: () => '',
  });
  // A project's own secrets are never committed.
  return new Map(
    files.filter(({ path }) => path !== '.env').map((file) => [file.path, file.content]),
  );
};

const onDisk = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .filter((path) => !path.startsWith('node_modules/') && path !== '.env')
    : [];

const differences = (folder: string, files: Map<string, string>): string[] => [
  ...[...files]
    .filter(([path, content]) => {
      const file = join(folder, path);
      return !existsSync(file) || readFileSync(file, 'utf8') !== content;
    })
    .map(([path]) => path),
  ...onDisk(folder).filter((path) => !files.has(path)),
];

const write = (folder: string, files: Map<string, string>): void => {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
};

const check = process.argv.includes('--check');
for (const [name, answers] of Object.entries(examples)) {
  const folder = join(import.meta.dirname, '../examples', name);
  const files = filesOf(name, answers);
  if (!check) write(folder, files);
  const stale = check ? differences(folder, files) : [];
  for (const path of stale) console.error(`examples/${name}/${path} is not what the tool writes`);
  if (stale.length > 0) process.exitCode = 1;
  else console.log(`${name}: ${files.size} files`);
}
if (process.exitCode) console.error('Run npm run examples and commit the result.');
