import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlannedFile } from '../../src/plan/plan.js';
import { installPackages } from '../packages.js';
import { installPython, isPython, runPython } from '../python/packages.js';
import { must, run } from '../stacks/processes.js';
import { allowed, type Combination, hashOf, render } from './all.js';

const work = mkdtempSync(join(tmpdir(), 'combinations-'));
const combinations = allowed.map(render);
const [inPython, inTypeScript] = [true, false].map((is) =>
  combinations.filter((combination) => isPython(combination) === is),
) as [Combination[], Combination[]];
let modules: string;

const write = (folder: string, files: Pick<PlannedFile, 'path' | 'content'>[]): void => {
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
};

/** Combinations that differ in what a compiler reads, each set once. */
const distinct = (all: Combination[]): Combination[] => {
  const sets = new Map<string, Combination>();
  for (const combination of all) {
    const files = combination.files.filter(({ path }) =>
      /\.(ts|prisma|py)$|^tsconfig|^pyproject/.test(path),
    );
    const key = hashOf(files.map(({ path, content }) => path + content));
    if (!sets.has(key)) sets.set(key, combination);
  }
  return [...sets.values()];
};

/** Every version of every file that the linter reads, side by side in numbered folders. */
const lintTree = (): Pick<PlannedFile, 'path' | 'content'>[] => {
  const versions = new Map<string, Set<string>>();
  for (const { path, content } of inTypeScript.flatMap(({ files }) => files))
    if (
      /\.([cm]?[jt]sx?|jsonc?)$/.test(path) &&
      !/^\.vibe|^vibe\.json$|-lock\.json$|^biome/.test(path)
    )
      versions.set(path, (versions.get(path) ?? new Set()).add(content));
  return [...versions].flatMap(([path, contents]) =>
    [...contents].map((content, version) => ({ path: `v${version}/${path}`, content })),
  );
};

beforeAll(async () => {
  modules = await installPackages();
}, 480_000);
afterAll(() => rmSync(work, { recursive: true, force: true }), 60_000);

describe('every distinct project', () => {
  for (const [index, combination] of distinct(inTypeScript).entries())
    test(`type-checks: ${combination.name}`, async () => {
      const folder = join(work, `types-${index}`);
      write(folder, combination.files);
      symlinkSync(modules, join(folder, 'node_modules'));
      await must('npm', ['run', 'typecheck'], { cwd: folder, timeout: 90_000 });
    }, 120_000);

  test('is linted and formatted', async () => {
    const folder = join(work, 'lint');
    const config =
      inTypeScript[0]?.files.filter(({ path }) => /^(biome\.json|\.gitignore)$/.test(path)) ?? [];
    write(folder, [...lintTree(), ...config]);
    symlinkSync(modules, join(folder, 'node_modules'));
    const biome = join(modules, '.bin', 'biome');
    const args = ['check', '--error-on-warnings', '--max-diagnostics=50', '.'];
    const { code, output } = await run(biome, args, { cwd: folder, timeout: 60_000 });
    expect(code, output).toBe(0);
  }, 90_000);
});

describe('every distinct project in Python', () => {
  beforeAll(async () => void (await installPython()), 480_000);

  for (const [index, combination] of distinct(inPython).entries())
    test(`is linted, formatted and type-checked: ${combination.name}`, async () => {
      const folder = join(work, `python-${index}`);
      write(folder, combination.files);
      await runPython('ruff', ['check'], folder);
      await runPython('ruff', ['format', '--check'], folder);
      // What one project has in common with the last is not checked again.
      await runPython('mypy', ['--cache-dir', join(work, 'mypy')], folder);
    }, 300_000);
});
