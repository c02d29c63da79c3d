import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '../test/stacks/processes.js';
import { type Row, within } from './measure.js';

const repository = join(import.meta.dirname, '..');

const sizeOf = (path: string): number => {
  const entry = lstatSync(path);
  if (!entry.isDirectory()) return entry.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
};

const packagesIn = (modules: string): number =>
  existsSync(modules)
    ? readdirSync(modules)
        .filter((name) => !name.startsWith('.'))
        .flatMap((name) =>
          name.startsWith('@')
            ? readdirSync(join(modules, name)).map((part) => join(name, part))
            : [name],
        )
        .reduce((sum, name) => sum + 1 + packagesIn(join(modules, name, 'node_modules')), 0)
    : 0;

/** What `npx create-vibe-backend` brings to a machine. */
export const packageRows = async (): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-package-'));
  await must('npm', ['pack', '--pack-destination', folder], { cwd: repository });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  await must('npm', ['install', '--no-audit', '--no-fund', `./${tarball}`], { cwd: folder });
  const modules = join(folder, 'node_modules');
  const rows = [
    within('npx tree', sizeOf(modules) / 1024 / 1024, 20, 'MB'),
    within('packages in the npx tree', packagesIn(modules), 40, ''),
  ];
  rmSync(folder, { recursive: true });
  return rows;
};
