import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must, run } from '../stacks/processes.js';
import { allowed, allPackages, type Combination, hashOf, render } from './all.js';

const work = mkdtempSync(join(tmpdir(), 'combinations-'));
const packages = allPackages();
const cache = join(tmpdir(), `combination-packages-${hashOf([JSON.stringify(packages)])}`);
const modules = process.env.DEPENDENCIES ?? join(cache, 'node_modules');

/** Packages of all combinations side by side: each combination sees the versions it names. */
const install = async (): Promise<void> => {
  if (existsSync(modules)) return;
  mkdirSync(cache, { recursive: true });
  writeFileSync(
    join(cache, 'package.json'),
    JSON.stringify({ private: true, dependencies: packages }),
  );
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--legacy-peer-deps'];
  await must('npm', ['install', ...quiet], { cwd: cache, timeout: 420_000 });
};

const write = (folder: string, { files }: Combination): void => {
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  symlinkSync(modules, join(folder, 'node_modules'));
};

/** Combinations that differ in the files that matter, each set once. */
const distinct = (matters: RegExp): Combination[] => {
  const sets = new Map<string, Combination>();
  for (const combination of allowed.map(render)) {
    const files = combination.files.filter(
      ({ path }) => matters.test(path) && !path.startsWith('.vibe/'),
    );
    const key = hashOf(files.map(({ path, content }) => path + content));
    if (!sets.has(key)) sets.set(key, combination);
  }
  return [...sets.values()];
};

beforeAll(install, 480_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('every distinct project', () => {
  for (const [index, combination] of distinct(/\.([cm]?[jt]sx?|prisma)$|^tsconfig/).entries())
    test(`type-checks: ${combination.name}`, async () => {
      const folder = join(work, `types-${index}`);
      write(folder, combination);
      await must('npm', ['run', 'typecheck'], { cwd: folder, timeout: 90_000 });
      rmSync(folder, { recursive: true });
    }, 120_000);

  for (const [index, combination] of distinct(/\.([cm]?[jt]sx?|jsonc?)$/).entries())
    test(`is linted and formatted: ${combination.name}`, async () => {
      const folder = join(work, `lint-${index}`);
      write(folder, combination);
      const biome = join(modules, '.bin', 'biome');
      const { code, output } = await run(biome, ['check', '--max-diagnostics=20', '.'], {
        cwd: folder,
        timeout: 60_000,
      });
      expect(code, output).toBe(0);
      rmSync(folder, { recursive: true });
    }, 90_000);
});
