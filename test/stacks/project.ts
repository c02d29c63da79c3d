import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from './processes.js';

export interface Stack {
  framework: string;
  orm: string;
}

export interface Project {
  /** The project as the tool makes it. */
  plain: string;
  /** The same with a resource for every field type and owner. */
  kitchen: string;
  remove(): void;
}

const repository = join(import.meta.dirname, '..', '..');
const tool = join(repository, 'bin', 'create-vibe-backend.js');

const answersOf = ({ framework, orm }: Stack): string[] => [
  '--app-type',
  'productivity',
  '--framework',
  framework,
  '--orm',
  orm,
  '--database',
  'postgresql',
  '--auth',
  'jwt',
  '--host',
  'docker',
  '--package-manager',
  'npm',
];

const create = (folder: string, args: string[]): Promise<string> =>
  must('node', [tool, folder, ...args, '--yes', '--no-install', '--no-git'], {
    cwd: tmpdir(),
    timeout: 60_000,
  });

/** The plain project's blueprint with the resources of the contract suite. */
const kitchenBlueprint = (plain: string): string => {
  const blueprint = JSON.parse(readFileSync(join(plain, 'vibe.json'), 'utf8'));
  const kitchen = JSON.parse(readFileSync(join(repository, 'test/contract/kitchen.json'), 'utf8'));
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

/** Makes both projects of a stack and installs their packages. */
export const createProject = async (stack: Stack): Promise<Project> => {
  const parent = mkdtempSync(join(tmpdir(), `${stack.framework}-${stack.orm}-`));
  const plain = join(parent, 'plain');
  const kitchen = join(parent, 'kitchen');
  await create(plain, answersOf(stack));
  const blueprint = join(parent, 'vibe.json');
  writeFileSync(blueprint, kitchenBlueprint(plain));
  await create(kitchen, ['--from', blueprint]);
  await install(plain);
  sharePackages(plain, kitchen);
  return { plain, kitchen, remove: () => rmSync(parent, { recursive: true, force: true }) };
};

const sharePackages = (plain: string, kitchen: string): void => {
  symlinkSync(join(plain, 'node_modules'), join(kitchen, 'node_modules'));
  // A production machine has no .env: its platform sets the variables.
  rmSync(join(kitchen, '.env'), { force: true });
};
