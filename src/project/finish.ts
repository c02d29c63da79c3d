import { CliError } from '../errors.js';
import type { Commands } from '../plan/commands.js';
import { runProgram } from './program.js';

const offline =
  /E(NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT|NETUNREACH|HOSTUNREACH)|SOCKET_TIMEOUT|error sending request/;

/** npm would go through every package before it gives up; the third try of one is enough. */
const hopeless = /attempt 3 failed with E/;

const settings = {
  fetch_retries: '2',
  fetch_retry_mintimeout: '1000',
  fetch_retry_maxtimeout: '5000',
  loglevel: 'http',
  audit: 'false',
  fund: 'false',
  update_notifier: 'false',
};

const environment = Object.fromEntries(
  Object.entries(settings).map(([name, value]) => [`npm_config_${name}`, value]),
);

/** Gets each process that is started. */
type Started = (pid: number) => void;

/** Installs the packages of a project with its package manager's own command. */
export const install = async (
  { install: command, website }: Pick<Commands, 'install' | 'website'>,
  cwd: string,
  signal: AbortSignal,
  started?: Started,
): Promise<void> => {
  const [program = '', ...args] = command.split(' ');
  const { succeeded, missing, output } = await runProgram(program, args, {
    cwd,
    signal,
    hopeless,
    started,
    // In production package managers leave out what builds and tests the project.
    env: { ...environment, NODE_ENV: 'development' },
  });
  if (succeeded) return;
  if (missing)
    throw new CliError(
      'PACKAGE_MANAGER_MISSING',
      `${program} is not installed.`,
      `Nothing was kept. Install it (${website}), or use --no-install.`,
    );
  const hint = 'Nothing was kept. Go on without it by --no-install, and install later.';
  throw offline.test(output)
    ? new CliError('REGISTRY_UNREACHABLE', 'The package registry cannot be reached.', hint)
    : new CliError('INSTALL_FAILED', `"${command}" failed:\n${lastLines(output)}`, hint);
};

const lastLines = (output: string): string =>
  output
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('npm http'))
    .slice(-15)
    .join('\n') || 'it said nothing';

export type GitResult = 'committed' | 'staged' | 'skipped';

/** Makes a repository with a first commit; never fails, for the project is complete without. */
export const initialiseGit = async (
  cwd: string,
  signal: AbortSignal,
  started?: Started,
): Promise<GitResult> => {
  const git = async (...args: string[]): Promise<boolean> =>
    (await runProgram('git', args, { cwd, signal, started })).succeeded;
  if (!(await git('--version'))) return 'skipped';
  if (await git('rev-parse', '--git-dir')) return 'skipped';
  if (!(await git('-c', 'init.defaultBranch=main', 'init', '--quiet'))) return 'skipped';
  if (!(await git('add', '--all'))) return 'skipped';
  const committed = await git('commit', '--quiet', '--no-gpg-sign', '--message', 'Initial commit');
  return committed ? 'committed' : 'staged';
};
