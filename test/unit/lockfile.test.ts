import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allParts, isFor } from '../../src/parts/combined.js';
import { loadParts } from '../../src/parts/load.js';
import { cutLockfile } from '../../src/plan/lockfile.js';

const superset = {
  'node_modules/server': {
    version: '1.0.0',
    integrity: 'sha512-a',
    dependencies: { shared: '^1.0.0' },
    optionalDependencies: { native: '1.0.0' },
    peerDependencies: { plugin: '*', wrapper: '*' },
    peerDependenciesMeta: { plugin: { optional: true } },
  },
  'node_modules/server/node_modules/shared': { version: '1.0.0', integrity: 'sha512-b' },
  'node_modules/shared': { version: '2.0.0', integrity: 'sha512-c' },
  'node_modules/native': { version: '1.0.0', integrity: 'sha512-d' },
  'node_modules/plugin': { version: '1.0.0', integrity: 'sha512-e' },
  'node_modules/wrapper': { version: '1.0.0', integrity: 'sha512-f' },
  'node_modules/checker': {
    version: '1.0.0',
    integrity: 'sha512-g',
    dependencies: { shared: '^2.0.0' },
  },
  'node_modules/unused': { version: '1.0.0', integrity: 'sha512-h' },
};

const cut = (project: object) => {
  const text = cutLockfile(superset, { name: 'app', version: '0.1.0', ...project });
  return text === null ? null : JSON.parse(text).packages;
};

const flagsOf = ({ dev, optional, devOptional, peer }: Record<string, unknown>) =>
  Object.keys(JSON.parse(JSON.stringify({ dev, optional, devOptional, peer })));

test('only what the project reaches is in, each where its dependent finds it', () => {
  expect(Object.keys(cut({ dependencies: { server: '1.0.0' } }))).toEqual([
    '',
    'node_modules/native',
    'node_modules/server',
    'node_modules/server/node_modules/shared',
    'node_modules/wrapper',
  ]);
});

test('flags say which kinds of install may leave a package out', () => {
  const packages = cut({
    dependencies: { server: '1.0.0' },
    devDependencies: { checker: '1.0.0', plugin: '1.0.0' },
  });
  expect(flagsOf(packages['node_modules/server'])).toEqual([]);
  expect(flagsOf(packages['node_modules/native'])).toEqual(['optional']);
  expect(flagsOf(packages['node_modules/wrapper'])).toEqual(['peer']);
  expect(flagsOf(packages['node_modules/checker'])).toEqual(['dev']);
  expect(flagsOf(packages['node_modules/shared'])).toEqual(['dev']);
  expect(flagsOf(packages['node_modules/plugin'])).toEqual(['devOptional']);
});

test('the root entry is the package.json, as npm keeps it', () => {
  const project = {
    type: 'module',
    engines: { node: '>=20' },
    scripts: { postinstall: 'true' },
    dependencies: { server: '1.0.0' },
  };
  const root = cut(project)[''];
  expect(root).toEqual({
    name: 'app',
    version: '0.1.0',
    engines: { node: '>=20' },
    hasInstallScript: true,
    dependencies: { server: '1.0.0' },
  });
});

test('a version that was not tested gives no lockfile', () => {
  expect(cut({ dependencies: { server: '1.0.1' } })).toBeNull();
  expect(cut({ dependencies: { other: '1.0.0' } })).toBeNull();
});

const axes = loadParts(join(import.meta.dirname, '..', '..', 'templates'));
const parts = allParts(axes).filter((part) => !isFor(part, 'python'));
const locked = parts.find((part) => part.name === 'npm')?.lock() ?? {};

test.each(parts.map((part) => [`${part.axis}/${part.name}`, part] as const))(
  'the packages of %s are locked (npx tsx scripts/lock.ts)',
  (_name, part) => {
    for (const [name, version] of Object.entries({
      ...part.dependencies,
      ...part.devDependencies,
    }))
      expect([name, locked[`node_modules/${name}`]?.version]).toEqual([name, version]);
  },
);

test('every platform of a locked package is locked too', () => {
  const text = JSON.stringify(locked);
  expect(text).not.toContain('"resolved"');
  for (const entry of Object.values(locked))
    for (const name of Object.keys((entry.optionalDependencies ?? {}) as object))
      expect(text).toContain(`node_modules/${name}":`);
});
