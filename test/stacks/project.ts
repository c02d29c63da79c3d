import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from './processes.js';
import { givePackages, sharePackages } from './toolchain.js';

export interface Stack {
  framework: string;
  orm: string;
  /** How people log in: by tokens where nothing is said. */
  auth?: string;
  oauth?: string;
}

export const repository = join(import.meta.dirname, '..', '..');

const answersOf = (
  { framework, orm, auth = 'jwt', oauth = 'none' }: Stack,
  appTypes: string,
): string[] =>
  Object.entries({
    'app-type': appTypes,
    framework,
    orm,
    database: 'postgresql',
    auth,
    oauth,
    host: 'docker',
    ...(framework !== 'fastapi' && { 'package-manager': 'npm' }),
  }).flatMap(([name, value]) => [`--${name}`, value]);

const create = (folder: string, args: string[]): Promise<string> => {
  const tool = join(repository, 'bin', 'create-vibe-backend.js');
  return must('node', [tool, folder, ...args, '--yes', '--no-install', '--no-git'], {
    cwd: tmpdir(),
    timeout: 60_000,
  });
};

/** The plain project's blueprint with a resource for every field type and owner. */
const kitchenBlueprint = (plain: string): string => {
  const blueprint = JSON.parse(readFileSync(join(plain, 'vibe.json'), 'utf8'));
  const kitchen = JSON.parse(readFileSync(join(repository, 'test/kitchen.json'), 'utf8'));
  const resources = [...blueprint.resources, ...kitchen.resources];
  return JSON.stringify({ ...blueprint, resources });
};

/** Projects of one stack, with the same packages. */
export interface Projects {
  /** As most people have it: productivity. */
  plain: string;
  /** With every app type, or with a resource for every field type and owner. */
  large: string;
  remove(): void;
}

export type Extent = 'app types' | 'field types';

const createLarge = async (stack: Stack, extent: Extent, parent: string, plain: string) => {
  const folder = join(parent, extent.replace(' ', '-'));
  if (extent === 'app types') {
    await create(folder, answersOf(stack, 'social,e-commerce,productivity,fitness'));
    // A production machine has no .env: its platform sets the variables.
    rmSync(join(folder, '.env'), { force: true });
  } else {
    const blueprint = join(parent, 'vibe.json');
    writeFileSync(blueprint, kitchenBlueprint(plain));
    await create(folder, ['--from', blueprint]);
  }
  await sharePackages(plain, folder);
  return folder;
};

/** Makes one project and gives it its packages. */
export const createPlain = async (stack: Stack, isLocked = false) => {
  const parent = mkdtempSync(join(tmpdir(), `${stack.framework}-${stack.orm}-`));
  const plain = join(parent, 'plain');
  await create(plain, answersOf(stack, 'productivity'));
  await givePackages(plain, isLocked);
  return { plain, parent, remove: () => rmSync(parent, { recursive: true, force: true }) };
};

/** Makes the projects of a stack, with the packages that the lockfile names where it is `locked`. */
export const createProjects = async (
  stack: Stack,
  extent: Extent,
  isLocked: boolean,
): Promise<Projects> => {
  const { plain, parent, remove } = await createPlain(stack, isLocked);
  const large = await createLarge(stack, extent, parent, plain);
  return { plain, large, remove };
};
