import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Blueprint } from '../../blueprint/types.js';
import { CliError } from '../../errors.js';
import { chosenParts } from '../../parts/rules.js';
import type { Axis, CheckCommands } from '../../parts/types.js';
import { commandsOf } from '../../plan/commands.js';
import { runProgram } from '../../project/program.js';
import type { Control, Instance, Target } from '../check.js';
import { type Database, lastLines, startDatabase } from './database.js';
import { machineEnv, replaced, serverEnv } from './environment.js';
import type { Place } from './processes.js';
import { startProviders } from './providers.js';
import { startFails, startServer } from './server.js';

/** A project on disk. */
export interface Project {
  folder: string;
  blueprint: Blueprint;
}

/** A project that runs, on a database of its own. */
export interface Booted {
  target: Target;
  close(): Promise<void>;
}

export type Step = <T>(label: string, work: () => Promise<T>) => Promise<T>;

const checkCommandsOf = (axes: Axis[], { blueprint }: Project): CheckCommands => {
  const part = chosenParts(axes, blueprint.answers).find(({ check }) => check);
  if (!part?.check)
    throw new CliError(
      'NOT_SUPPORTED',
      'This version cannot start such a project.',
      'Check a running server instead: vibe check --url http://localhost:3000',
    );
  return part.check;
};

const requirePackages = (axes: Axis[], project: Project): void => {
  const { install, packages } = commandsOf(chosenParts(axes, project.blueprint.answers));
  if (existsSync(join(project.folder, packages))) return;
  throw new CliError(
    'NOT_INSTALLED',
    `The packages of the project are not installed: there is no ${packages}.`,
    `Run: ${install}`,
  );
};

const finish = ([program = '', ...args]: string[], place: Place, signal: AbortSignal) =>
  runProgram(program, args, { ...place, signal });

const build = async (command: string[], place: Place, signal: AbortSignal): Promise<void> => {
  const { succeeded, output } = await finish(command, place, signal);
  if (succeeded) return;
  throw new CliError(
    'BUILD_FAILED',
    `The project does not build:\n${lastLines(output)}`,
    `Run: ${command.join(' ')}`,
  );
};

const migrate = async (command: string[], place: Place, signal: AbortSignal): Promise<void> => {
  const { succeeded, output } = await finish(command, place, signal);
  if (succeeded) return;
  throw new CliError(
    'MIGRATION_FAILED',
    `The project's migrations do not run on an empty database:\n${lastLines(output)}`,
  );
};

const serve = (command: string[], place: Place): Promise<Instance> =>
  startServer(command, place).catch((error: Error) => {
    throw new CliError(
      'START_FAILED',
      `The project builds, but does not start:\n${lastLines(error.message)}`,
    );
  });

/** Everything that is to be undone at the end, the last first. */
const cleaning = () => {
  const undo: (() => unknown)[] = [];
  return {
    add: (action: () => unknown) => void undo.push(action),
    run: async () => {
      for (const action of undo.splice(0).toReversed()) await action();
    },
  };
};

type Cleaning = ReturnType<typeof cleaning>;

const controlOf = (
  commands: CheckCommands,
  place: Place,
  database: Database,
  clean: Cleaning,
): Control => ({
  env: place.env,
  boot: async (env, pace, until) => {
    const command = pace ? commands.serveHurried : commands.serve;
    const own = { ...place, env: replaced(place.env, env) };
    const instance = await startServer(command, own, until);
    clean.add(() => instance.alive() && instance.stop('SIGKILL'));
    return instance;
  },
  bootFails: (env) => startFails(commands.serve, { ...place, env: replaced(place.env, env) }),
  startDatabase: database.start,
  stopDatabase: database.stop,
  query: database.query,
  modes: commands,
  redisUrl: place.env.REDIS_URL || null,
});

const temporaryFolder = (clean: Cleaning): string => {
  const folder = mkdtempSync(join(tmpdir(), 'vibe-check-'));
  // The account that the database runs under has to get there.
  chmodSync(folder, 0o755);
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', remove);
  clean.add(remove);
  return folder;
};

const bootWith = async (
  axes: Axis[],
  project: Project,
  signal: AbortSignal,
  step: Step,
  clean: Cleaning,
): Promise<Target> => {
  const commands = checkCommandsOf(axes, project);
  requirePackages(axes, project);
  const { folder: cwd, blueprint } = project;
  const binaries = join(cwd, commands.binaries);
  const machine = { cwd, env: machineEnv(binaries) };
  await step('Building the project', () => build(commands.build, machine, signal));
  const home = join(temporaryFolder(clean), 'database');
  const database = await step('Starting a database', () =>
    startDatabase([...commands.database, commands.databaseProgram.join('\n'), home], machine),
  );
  clean.add(database.close);
  signal.throwIfAborted();
  const parts = chosenParts(axes, blueprint.answers);
  const variables = parts.flatMap(({ env = [] }) => env);
  const providers = await startProviders(parts, clean.add);
  const place = {
    cwd,
    env: {
      ...serverEnv(variables, binaries, database.url),
      ...commands.production,
      ...Object.assign({}, ...providers.map(({ environment }) => environment)),
    },
  };
  return step('Starting the project', async () => {
    await migrate(commands.migrate, place, signal);
    const server = await serve(commands.serve, place);
    clean.add(() => server.alive() && server.stop('SIGKILL'));
    return {
      url: server.url,
      headers: { 'x-forwarded-proto': 'https' },
      production: true,
      logs: server.logs,
      providers,
      makeAdmin: async (email) => {
        const { succeeded, output } = await finish([...commands.makeAdmin, email], place, signal);
        if (!succeeded) throw new Error(output.trim());
      },
      control: controlOf(commands, place, database, clean),
    };
  });
};

/** Builds a project and starts it as in production, on an empty database of its own. */
export const boot = async (
  axes: Axis[],
  project: Project,
  signal: AbortSignal,
  step: Step,
): Promise<Booted> => {
  const clean = cleaning();
  try {
    return { target: await bootWith(axes, project, signal, step, clean), close: clean.run };
  } catch (error) {
    await clean.run();
    throw error;
  }
};
