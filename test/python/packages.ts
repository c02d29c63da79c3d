import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { loadParts } from '../../src/parts/load.js';
import { complete } from '../../src/parts/rules.js';
import { hashOf, render } from '../combinations/all.js';
import { must, plainEnv } from '../stacks/processes.js';

const axes = loadParts(join(import.meta.dirname, '..', '..', 'templates'));

/** Whether a project is one of uv's. */
export const isPython = ({ files }: { files: { path: string }[] }): boolean =>
  files.some(({ path }) => path === 'pyproject.toml');

/** The packages of Python projects without a project, installed once a set of versions: its .venv. */
export const installPython = async (): Promise<string> => {
  const all = axes.filter(({ multiple }) => multiple);
  const everything = all.map(({ name, parts }) => [name, parts.map((part) => part.name)]);
  const answers = complete(axes, { ...Object.fromEntries(everything), framework: 'fastapi' });
  const manifest = render(answers ?? {}).files.find(({ path }) => path === 'pyproject.toml');
  const text = manifest?.content ?? '';
  const folder = join(tmpdir(), `python-packages-${hashOf([text])}`);
  const environment = join(folder, '.venv');
  if (existsSync(folder)) return environment;
  const unfinished = `${folder}-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, 'pyproject.toml'), text);
  const args = ['sync', '--quiet', '--no-install-project'];
  await must('uv', args, { cwd: unfinished, timeout: 420_000 });
  renameSync(unfinished, folder);
  return environment;
};

/** An environment in which the programs of a .venv come first, wherever it was made. */
export const pythonEnv = (environment: string): Record<string, string> => ({
  ...plainEnv(),
  VIRTUAL_ENV: environment,
  PATH: `${join(environment, 'bin')}${delimiter}${process.env.PATH}`,
});

/** Runs a program of the packages as a module: their own starters know the folder that they were made in. */
export const runPython = async (
  module: string,
  args: string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<string> => {
  const environment = await installPython();
  return must(join(environment, 'bin', 'python'), ['-m', module, ...args], {
    cwd,
    env: { ...pythonEnv(environment), ...env },
    timeout: 280_000,
  });
};
