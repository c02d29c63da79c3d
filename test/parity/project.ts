import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { blueprintOf } from '../../src/blueprint/create.js';
import type { Blueprint } from '../../src/blueprint/types.js';
import { loadParts } from '../../src/parts/load.js';
import { complete } from '../../src/parts/rules.js';
import { plan } from '../../src/plan/plan.js';
import { must } from '../stacks/processes.js';
import { toolchainOf } from '../stacks/toolchain.js';

export interface Stack {
  framework: string;
  orm: string;
  auth?: string;
  oauth?: string[];
}

const axes = loadParts(join(import.meta.dirname, '..', '..', 'templates'));
const partsOf = (name: string): string[] =>
  axes.find((axis) => axis.name === name)?.parts.map((part) => part.name) ?? [];

const session = { auth: 'session', oauth: ['google', 'apple'] };

/** Some that have nothing in common: all else is proved with tokens. */
export const sessionStacks: Stack[] = [
  { framework: 'fastify', orm: 'prisma', ...session },
  { framework: 'express', orm: 'typeorm', ...session },
  { framework: 'fastapi', orm: 'sqlalchemy', ...session },
];

/** Every pair that can be, also those that are added later. */
export const stacks: Stack[] = partsOf('framework')
  .flatMap((framework) => partsOf('orm').map((orm) => ({ framework, orm })))
  .filter((stack) => complete(axes, { ...stack }) !== null);

export const everyAppType = partsOf('app-type').filter((name) => name !== 'blank');

/** A field of every type, and every kind of reference. */
export const kitchenResources: Blueprint['resources'] = JSON.parse(
  readFileSync(join(import.meta.dirname, 'kitchen.json'), 'utf8'),
).resources;

const secret = (bytes: number): string => 'ab1-'.repeat(bytes);

/** Renders a project of the app types, with further resources. */
export const render = (
  folder: string,
  stack: Stack,
  appTypes: string[],
  more: Blueprint['resources'] = [],
): void => {
  const answers = complete(axes, { ...stack, 'app-type': appTypes, host: 'docker' });
  if (!answers) throw new Error(`nothing goes with ${JSON.stringify(stack)}`);
  const own = blueprintOf(axes, '0.1.0', 'parity', answers);
  const names = new Set(own.resources.map(({ name }) => name));
  const resources = [...own.resources, ...more.filter(({ name }) => !names.has(name))];
  const now = new Date('2026-01-01T00:00:00Z');
  for (const file of plan({ ...own, resources }, { axes, now, secret })) {
    mkdirSync(dirname(join(folder, file.path)), { recursive: true });
    writeFileSync(join(folder, file.path), file.content);
  }
  // A production machine has no .env: its platform sets the variables.
  rmSync(join(folder, '.env'), { force: true });
};

type Manifest = Record<'dependencies' | 'devDependencies', Record<string, string>>;

/** Packages for all the projects: one folder of them, linked into each, where that can be. */
export const installFor = async (parent: string, folders: string[]): Promise<void> => {
  const isApart = (folder: string): boolean => toolchainOf(folder).packages === undefined;
  const together = folders.filter((folder) => !isApart(folder));
  const ready = process.env.DEPENDENCIES ?? (await install(parent, together));
  for (const folder of together) symlinkSync(ready, join(folder, 'node_modules'));
  for (const folder of folders.filter(isApart)) await toolchainOf(folder).install(folder);
};

const install = async (parent: string, folders: string[]): Promise<string> => {
  const manifests = folders.map(
    (folder): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  const all = (key: keyof Manifest) => Object.assign({}, ...manifests.map((each) => each[key]));
  const packages = {
    ...manifests[0],
    name: 'packages',
    scripts: {},
    dependencies: all('dependencies'),
    devDependencies: all('devDependencies'),
  };
  const cwd = join(parent, 'packages');
  mkdirSync(cwd);
  writeFileSync(join(cwd, 'package.json'), JSON.stringify(packages));
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline'];
  await must('npm', ['install', ...quiet], { cwd, timeout: 420_000 });
  return join(cwd, 'node_modules');
};

export const temporaryFolder = (name: string): string => mkdtempSync(join(tmpdir(), `${name}-`));
