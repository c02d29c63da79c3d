import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allParts, isFor } from '../src/parts/combined.js';
import { loadParts } from '../src/parts/load.js';

// Resolves the packages of all parts together and keeps what package-lock.json files are cut from:
// npx tsx scripts/lock.ts
const templates = join(import.meta.dirname, '..', 'templates');
const target = join(templates, 'package-manager', 'npm', 'lock.json');
const dependent = ['resolved', 'dev', 'optional', 'devOptional', 'peer'];

const parts = allParts(loadParts(templates)).filter((part) => !isFor(part, 'python'));
const dependencies: Record<string, string> = {};
const overrides: Record<string, unknown> = {};
for (const part of parts) {
  for (const [name, version] of Object.entries({ ...part.dependencies, ...part.devDependencies })) {
    const known = dependencies[name] ?? version;
    if (known !== version)
      throw new Error(`${part.axis}/${part.name} wants ${name} ${version}, another ${known}`);
    dependencies[name] = version;
  }
  Object.assign(overrides, part.package?.overrides);
}

const folder = mkdtempSync(join(tmpdir(), 'lock-'));
try {
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'lock', version: '0.0.0', private: true, dependencies, overrides }),
  );
  execFileSync('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  const lines = Object.entries<Record<string, unknown>>(lock.packages)
    .filter(([place]) => place !== '')
    .map(([place, entry]) => {
      const kept = Object.entries(entry).filter(([key]) => !dependent.includes(key));
      return `${JSON.stringify(place)}: ${JSON.stringify(Object.fromEntries(kept))}`;
    });
  writeFileSync(target, `{\n${lines.join(',\n')}\n}\n`);
  console.log(`${lines.length} packages in ${target}`);
} finally {
  rmSync(folder, { recursive: true });
}
