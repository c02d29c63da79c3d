import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { must } from '../stacks/processes.js';

/** The last stage of a Dockerfile, laid out as a folder, with what would run in it. */
export interface Image {
  folder: string;
  env: Record<string, string>;
  user: string;
  command: string[];
  healthCheck: string[];
}

interface Instruction {
  name: string;
  rest: string;
}

const instructionsOf = (dockerfile: string): Instruction[] =>
  dockerfile
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
      return { name, rest };
    });

/** Names and `*.suffix` at the root are all that our .dockerignore uses. */
const ignores = (context: string) => {
  const patterns = readFileSync(join(context, '.dockerignore'), 'utf8').trim().split('\n');
  const expressions = patterns.map(
    (pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}(/|$)`),
  );
  return (path: string) => expressions.some((expression) => expression.test(path));
};

const execForm = (text: string): string[] => JSON.parse(text.slice(text.indexOf('[')));

/** Carries out a Dockerfile by hand: each stage is a folder that stands for its WORKDIR. */
export const buildImage = async (context: string, stages: string): Promise<Image> => {
  const ignored = ignores(context);
  const named = new Map<string, string>();
  let image: Image = { folder: '', env: {}, user: '', command: [], healthCheck: [] };
  /** A value of a variable, with this folder for the working one and this machine's programs at the end. */
  const here = (value: string): string =>
    value.replace('/app/', `${image.folder}/`).replace('$PATH', process.env.PATH ?? '');
  const steps: Record<string, (rest: string) => unknown> = {
    FROM: (rest) => {
      const [base = '', , name = 'last'] = rest.split(' ');
      image = { folder: join(stages, name), env: {}, user: '', command: [], healthCheck: [] };
      mkdirSync(image.folder);
      const parent = named.get(base);
      if (parent) cpSync(parent, image.folder, { recursive: true });
      named.set(name, image.folder);
    },
    ENV: (rest) => {
      for (const [, key = '', value = ''] of rest.matchAll(/(\w+)=(\S+)/g))
        image.env[key] = here(value);
    },
    COPY: (rest) => {
      const [, stage] = /^--from=(\S+) /.exec(rest) ?? [];
      const paths = rest.replace(/^--from=\S+ /, '').split(' ');
      const target = join(image.folder, paths.pop() as string);
      for (const path of paths) {
        const from = stage ? join(named.get(stage) as string, path.replace(/^\/app/, '')) : '';
        const source = from || join(context, path);
        const place = paths.length > 1 ? join(target, path) : target;
        const filter = (file: string) => stage !== undefined || !ignored(relative(context, file));
        cpSync(source, place, { recursive: true, verbatimSymlinks: true, filter });
      }
    },
    // What is installed into the base image, this machine has already.
    RUN: (rest) =>
      rest.startsWith('pip install ') ||
      must('sh', ['-c', rest], { cwd: image.folder, env: image.env, timeout: 300_000 }),
    USER: (rest) => {
      image.user = rest;
    },
    CMD: (rest) => {
      image.command = execForm(rest);
    },
    HEALTHCHECK: (rest) => {
      image.healthCheck = execForm(rest.slice(rest.indexOf('CMD')));
    },
    WORKDIR: () => {},
    EXPOSE: () => {},
  };
  for (const { name, rest } of instructionsOf(readFileSync(join(context, 'Dockerfile'), 'utf8'))) {
    const step = steps[name];
    if (!step) throw new Error(`the test does not know ${name}`);
    await step(rest);
  }
  return image;
};
