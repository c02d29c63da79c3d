import { execa } from 'execa';
import { CliError } from '../errors.js';

const offline =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network/i;

/** A package manager gives up after seconds, not minutes, where there is no network. */
const patience = {
  npm_config_fetch_retries: '2',
  npm_config_fetch_retry_mintimeout: '1000',
  npm_config_fetch_retry_maxtimeout: '5000',
};

const silence = {
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
};

const hint = 'Go on without it by --no-install, and install later.';

/** Installs the packages of a project with its package manager's own command. */
export const install = async (command: string, cwd: string, signal: AbortSignal): Promise<void> => {
  const [program = '', ...args] = command.split(' ');
  const result = await execa(program, args, {
    cwd,
    all: true,
    reject: false,
    stdin: 'ignore',
    cancelSignal: signal,
    // In production package managers leave out what builds and tests the project.
    env: { ...patience, ...silence, NODE_ENV: 'development' },
  });
  signal.throwIfAborted();
  if (!result.failed) return;
  const again = `Nothing was kept. ${hint}`;
  if (result.code === 'ENOENT')
    throw new CliError(
      'PACKAGE_MANAGER_MISSING',
      `${program} is not installed.`,
      `Nothing was kept. Install ${program}, choose another --package-manager, or use --no-install.`,
    );
  const output = result.all ?? '';
  if (offline.test(output))
    throw new CliError('REGISTRY_UNREACHABLE', 'The package registry cannot be reached.', again);
  throw new CliError('INSTALL_FAILED', `"${command}" failed:\n${lastLines(output)}`, again);
};

const lastLines = (output: string): string =>
  output.trim().split('\n').slice(-15).join('\n') || 'it said nothing';

export type GitResult = 'committed' | 'staged' | 'skipped';

/** Makes a repository with a first commit; never fails, for the project is complete without. */
export const initialiseGit = async (cwd: string, signal: AbortSignal): Promise<GitResult> => {
  const git = async (...args: string[]): Promise<boolean> => {
    const result = await execa('git', args, {
      cwd,
      reject: false,
      stdin: 'ignore',
      cancelSignal: signal,
      env: { GIT_TERMINAL_PROMPT: '0' },
    });
    signal.throwIfAborted();
    return !result.failed;
  };
  if (!(await git('--version'))) return 'skipped';
  if (await git('rev-parse', '--git-dir')) return 'skipped';
  if (!(await git('-c', 'init.defaultBranch=main', 'init', '--quiet'))) return 'skipped';
  if (!(await git('add', '--all'))) return 'skipped';
  const committed = await git('commit', '--quiet', '--no-gpg-sign', '--message', 'Initial commit');
  return committed ? 'committed' : 'staged';
};
