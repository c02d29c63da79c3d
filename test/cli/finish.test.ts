import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { run, temporaryFolder } from './run.js';
import { keys, Terminal } from './terminal.js';

/** An npm of our own at the front of the path. */
const withNpm = (script: string): Record<string, string> => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'npm'), 0o755);
  return { PATH: `${folder}:${process.env.PATH}` };
};

const slowNpm = 'mkdir -p node_modules/some-package && touch started && sleep 20';

const until = async (path: string): Promise<void> => {
  while (!existsSync(path)) await sleep(20);
};

const npmArgs = ['app', '--yes', '--package-manager', 'npm'];

test('a failed install is taken back and told with its output', async () => {
  const cwd = temporaryFolder();
  const env = withNpm('mkdir node_modules; echo "the reason"; exit 1');
  const failed = await run([...npmArgs, '--json'], { cwd, env });
  expect(failed).toMatchObject({ code: 1, stderr: '' });
  const document = JSON.parse(failed.stdout);
  expect(document).toMatchObject({ code: 'INSTALL_FAILED' });
  expect(document.message).toContain('the reason');
  expect(document.hint).toContain('--no-install');
  expect(readdirSync(cwd)).toEqual([]);
});

test('taking back leaves what was in the folder', async () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, '.git'));
  await run(['.', '--yes'], { cwd, env: withNpm('exit 1') });
  expect(readdirSync(cwd)).toEqual(['.git']);
});

test('without a network nothing stays', { timeout: 60_000 }, async () => {
  const cwd = temporaryFolder();
  const env = {
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_cache: temporaryFolder(),
  };
  const failed = await run([...npmArgs, '--json'], { cwd, env });
  const document = JSON.parse(failed.stdout);
  expect(document).toMatchObject({ code: 'REGISTRY_UNREACHABLE' });
  expect(document.hint).toContain('--no-install');
  expect(readdirSync(cwd)).toEqual([]);
});

test('a package manager that is not there is named', async () => {
  const cwd = temporaryFolder();
  const args = ['app', '--yes', '--package-manager', 'pnpm', '--json'];
  const failed = await run(args, { cwd, env: { PATH: temporaryFolder() } });
  expect(JSON.parse(failed.stdout)).toMatchObject({ code: 'PACKAGE_MANAGER_MISSING' });
  expect(readdirSync(cwd)).toEqual([]);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s in mid-install', async (name) => {
  const cwd = temporaryFolder();
  const stopped = await run(npmArgs, {
    cwd,
    env: withNpm(slowNpm),
    meanwhile: async (kill) => {
      await until(join(cwd, 'app', 'started'));
      kill(name);
    },
  });
  expect(stopped.code).toBe(130);
  expect(readdirSync(cwd)).toEqual([]);
});

test('Ctrl-C under the spinner', { timeout: 30_000 }, async () => {
  const cwd = temporaryFolder();
  const terminal = new Terminal(npmArgs, cwd, withNpm(slowNpm));
  await until(join(cwd, 'app', 'started'));
  terminal.press(keys.ctrlC);
  expect(await terminal.exit()).toBe(130);
  expect(terminal.shown).toContain('Installing packages');
  expect(readdirSync(cwd)).toEqual([]);
});

test('closing the terminal in mid-install', { timeout: 30_000 }, async () => {
  const cwd = temporaryFolder();
  const terminal = new Terminal(npmArgs, cwd, withNpm(slowNpm));
  await until(join(cwd, 'app', 'started'));
  terminal.hangUp();
  while (existsSync(join(cwd, 'app'))) await sleep(20);
});

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd, encoding: 'utf8' });

const gitIdentity = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};

test('makes a repository with one commit and without secrets', async () => {
  const cwd = temporaryFolder();
  const args = ['app', '--yes', '--no-install', '--json'];
  const made = await run(args, { cwd, env: gitIdentity });
  expect(JSON.parse(made.stdout)).toMatchObject({ git: 'committed' });
  const app = join(cwd, 'app');
  expect(git(app, 'log', '--format=%s').trim().split('\n')).toHaveLength(1);
  expect(git(app, 'status', '--porcelain')).toBe('');
  expect(git(app, 'ls-files').split('\n')).not.toContain('.env');
  expect(readFileSync(join(app, '.env'), 'utf8')).toContain('=');
});

test('without a git identity the project is made all the same', async () => {
  const cwd = temporaryFolder();
  const env = {
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'user.useConfigOnly',
    GIT_CONFIG_VALUE_0: 'true',
  };
  const made = await run(['app', '--yes', '--no-install'], { cwd, env });
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toContain('git commit');
});

test('inside another repository git is left alone', async () => {
  const cwd = temporaryFolder();
  git(cwd, 'init', '--quiet');
  const made = await run(['app', '--yes', '--no-install'], { cwd });
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(existsSync(join(cwd, 'app', '.git'))).toBe(false);
});

test('without git the project is made all the same', async () => {
  const cwd = temporaryFolder();
  const env = { PATH: temporaryFolder() };
  expect(await run(['app', '--yes', '--no-install'], { cwd, env })).toMatchObject({ code: 0 });
});
