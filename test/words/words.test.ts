import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { namesOf } from '../../src/blueprint/naming.js';
import { blueprintSchema } from '../../src/blueprint/schema.js';
import type { Blueprint } from '../../src/blueprint/types.js';
import { installPackages } from '../packages.js';
import { runPython } from '../python/packages.js';
import { must, run } from '../stacks/processes.js';
import { bindingsOf } from './bindings.js';
import { axes, blueprintWith, filesOf, stacks } from './project.js';

const work = mkdtempSync(join(tmpdir(), 'words-'));
let modules: string;

beforeAll(async () => {
  modules = await installPackages();
}, 480_000);
afterAll(() => rmSync(work, { recursive: true, force: true }), 60_000);

/** Writes the project of a blueprint into a folder. */
const write = (folder: string, blueprint: Blueprint): void => {
  for (const { path, content } of filesOf(blueprint)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
};

describe.each(stacks)('every awkward word on $framework with $orm', (stack) => {
  const folder = join(work, Object.values(stack).join('-'));
  const blueprint = blueprintWith(stack);

  test('is valid', () => {
    expect(blueprintSchema(axes).safeParse(blueprint).error).toBeUndefined();
  });

  test('type-checks', async () => {
    write(folder, blueprint);
    symlinkSync(modules, join(folder, 'node_modules'));
    await must('npm', ['run', 'typecheck'], { cwd: folder, timeout: 280_000 });
  }, 300_000);

  test('is linted and formatted', async () => {
    const biome = join(modules, '.bin', 'biome');
    const args = ['check', '--error-on-warnings', '--max-diagnostics=50', '.'];
    const { code, output } = await run(biome, args, { cwd: folder, timeout: 110_000 });
    expect(code, output).toBe(0);
  }, 120_000);

  test('hides no variable of the code around a repository', () => {
    const names = bindingsOf(stack).filter((binding) => /^[a-z][a-zA-Z0-9]*$/.test(binding));
    expect(names.length).toBeGreaterThan(40);
    const hidden = names.filter((binding) => {
      const name = binding.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      return namesOf(name).camelPlural === binding;
    });
    expect(hidden).toEqual([]);
  });
});

describe('every awkward word on FastAPI', () => {
  const folder = join(work, 'fastapi');
  const stack = { framework: 'fastapi', orm: 'sqlalchemy' };
  const env = {
    DATABASE_URL: 'postgresql://localhost/none',
    JWT_SECRET: 'for-development-only-change-me-in-production',
  };
  beforeAll(() => write(folder, blueprintWith(stack)));

  test('is valid', () => {
    expect(blueprintSchema(axes).safeParse(blueprintWith(stack)).error).toBeUndefined();
  });
  test('is linted', () => runPython('ruff', ['check'], folder), 60_000);
  test('is formatted', () => runPython('ruff', ['format', '--check'], folder), 60_000);
  test('type-checks', () => runPython('mypy', [], folder), 300_000);
  test('is imported', () => runPython('app.openapi', [], folder, env), 60_000);
});
