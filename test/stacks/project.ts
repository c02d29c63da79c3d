import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from './processes.js';

export interface Stack {
  framework: string;
  orm: string;
}

/** Project of one stack, with the same packages. */
export interface Project {
  /** As most people have it: productivity. */
  plain: string;
  /** Every app type in one. */
  all: string;
  /** A resource for every field type and owner. */
  kitchen: string;
  remove(): void;
}

export const repository = join(import.meta.dirname, '..', '..');

const answersOf = ({ framework, orm }: Stack, appTypes: string): string[] =>
  Object.entries({
    'app-type': appTypes,
    framework,
    orm,
    database: 'postgresql',
    auth: 'jwt',
    host: 'docker',
    'package-manager': 'npm',
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

/** Installs the packages once a stack, with a folder that DEPENDENCIES names in place of it while developing. */
const install = async (folder: string): Promise<void> => {
  const ready = process.env.DEPENDENCIES;
  if (ready) symlinkSync(ready, join(folder, 'node_modules'));
  else {
    const command = existsSync(join(folder, 'package-lock.json')) ? 'ci' : 'install';
    const quiet = ['--no-audit', '--no-fund', '--prefer-offline'];
    await must('npm', [command, ...quiet], { cwd: folder, timeout: 420_000 });
  }
};

/** Makes the projects of a stack and installs their packages. */
export const createProject = async (stack: Stack): Promise<Project> => {
  const parent = mkdtempSync(join(tmpdir(), `${stack.framework}-${stack.orm}-`));
  const [plain, all, kitchen] = ['plain', 'all', 'kitchen'].map((name) => join(parent, name)) as [
    string,
    string,
    string,
  ];
  await create(plain, answersOf(stack, 'productivity'));
  await create(all, answersOf(stack, 'social,e-commerce,productivity,fitness'));
  const blueprint = join(parent, 'vibe.json');
  writeFileSync(blueprint, kitchenBlueprint(plain));
  await create(kitchen, ['--from', blueprint]);
  await install(plain);
  for (const folder of [all, kitchen])
    symlinkSync(join(plain, 'node_modules'), join(folder, 'node_modules'));
  // A production machine has no .env: its platform sets the variables.
  rmSync(join(all, '.env'), { force: true });
  return { plain, all, kitchen, remove: () => rmSync(parent, { recursive: true, force: true }) };
};
