import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { allPackages, hashOf } from './combinations/all.js';
import { engineOf } from './migrations/engine.js';
import { must } from './stacks/processes.js';

/** Packages of all combinations side by side, installed once a set of versions: its node_modules. */
export const installPackages = async (): Promise<string> => {
  const packages = allPackages();
  const folder = join(tmpdir(), `combination-packages-${hashOf([JSON.stringify(packages)])}`);
  const modules = join(folder, 'node_modules');
  if (process.env.DEPENDENCIES) return process.env.DEPENDENCIES;
  if (existsSync(modules)) return modules;
  const unfinished = `${folder}-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(
    join(unfinished, 'package.json'),
    JSON.stringify({ private: true, dependencies: packages }),
  );
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--legacy-peer-deps'];
  await must('npm', ['install', ...quiet], { cwd: unfinished, timeout: 420_000 });
  renameSync(unfinished, folder);
  return modules;
};

// Run by itself, it prints where the packages are, for DEPENDENCIES; what else suites share comes too.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const modules = await installPackages();
  await engineOf(dirname(modules));
  console.log(modules);
}
