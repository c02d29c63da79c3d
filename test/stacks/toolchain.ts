import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './processes.js';

type Command = [program: string, args: string[]];

/** How the scripts of a project are run; what else differs between languages its part.json says. */
export interface Toolchain {
  /** Whether a project is one of these. */
  owns(folder: string): boolean;
  /** Installs exactly what the lockfile says. */
  install(folder: string): Promise<unknown>;
  /** The folder of packages in a project where others can use it, and where one for all stacks is, if there is one. */
  packages?: string;
  shared?: string | undefined;
  /** What the environment says of production, and of development. */
  modes: Record<'production' | 'development', Record<string, string>>;
  /** Runs a script: `lint`, `typecheck`, `test`, `build`, `dev`, `start`, `db:migrate`, `make-admin`. */
  script(folder: string, name: string, args?: string[]): Command;
  /** The same without a program in front: signals and exit codes are its own. */
  direct(folder: string, name: string): Command;
  /** Starts it with the times that it waits for a request passing faster. */
  hurried(folder: string): Command;
}

const hurriedArgs = (language: string): string[] => {
  const part = new URL(`../../templates/language/${language}/part.json`, import.meta.url);
  return JSON.parse(readFileSync(part, 'utf8')).check.serveHurried.slice(1);
};

const npm: Toolchain = {
  owns: (folder) => existsSync(join(folder, 'package.json')),
  install: (folder) => {
    const command = existsSync(join(folder, 'package-lock.json')) ? 'ci' : 'install';
    const args = [command, '--no-audit', '--no-fund', '--prefer-offline'];
    return must('npm', args, { cwd: folder, timeout: 420_000 });
  },
  packages: 'node_modules',
  modes: { production: { NODE_ENV: 'production' }, development: { NODE_ENV: 'development' } },
  shared: process.env.DEPENDENCIES,
  script: (_folder, name, args = []) => ['npm', ['run', name, ...(args[0] ? ['--', ...args] : [])]],
  hurried: () => ['node', hurriedArgs('typescript')],
  direct: (folder, name) => {
    const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const path = `PATH="${join(folder, 'node_modules/.bin')}:$PATH"`;
    return ['sh', ['-c', `${path} exec ${scripts[name]}`]];
  },
};

const pythonScripts: Record<string, string> = {
  lint: 'ruff check && ruff format --check',
  typecheck: 'mypy',
  test: 'pytest -q',
  build: 'true',
  dev: 'dev',
  start: 'python -m app.main',
  'db:migrate': 'python -m app.commands.migrate',
  'make-admin': 'python -m app.commands.make_admin',
};

const uv: Toolchain = {
  owns: (folder) => existsSync(join(folder, 'pyproject.toml')),
  install: (folder) => must('uv', ['sync', '--quiet'], { cwd: folder, timeout: 420_000 }),
  modes: { production: { APP_ENV: 'production' }, development: { APP_ENV: 'development' } },
  script: (folder, name, args = []) => [
    'sh',
    ['-c', `PATH="${join(folder, '.venv/bin')}:$PATH"; ${pythonScripts[name]} "$@"`, '-', ...args],
  ],
  hurried: (folder) => [join(folder, '.venv/bin/python'), hurriedArgs('python')],
  direct: (folder, name) => {
    const path = `PATH="${join(folder, '.venv/bin')}:$PATH"`;
    return ['sh', ['-c', `${path} exec ${pythonScripts[name]}`]];
  },
};

const toolchains = [npm, uv];

export const toolchainOf = (folder: string): Toolchain => {
  const found = toolchains.find((each) => each.owns(folder));
  if (!found) throw new Error(`nothing is known that runs ${folder}`);
  return found;
};

/** Runs a script of a project to its end; throws what it said where it fails. */
export const runScript = (
  folder: string,
  name: string,
  options: { env?: Record<string, string | undefined>; timeout: number },
): Promise<string> =>
  must(...toolchainOf(folder).script(folder, name), { cwd: folder, ...options });

/** Gives a project its packages: those that its lockfile names, or those that all stacks share. */
export const givePackages = async (folder: string, isLocked = false): Promise<void> => {
  const { install, packages, shared } = toolchainOf(folder);
  if (shared && packages && !isLocked) symlinkSync(shared, join(folder, packages));
  else await install(folder);
};

/** Lets a project use the packages of another, where that can be. */
export const sharePackages = async (from: string, to: string): Promise<void> => {
  const { packages, install } = toolchainOf(from);
  if (packages) symlinkSync(join(from, packages), join(to, packages));
  else await install(to);
};
