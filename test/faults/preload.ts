import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toolchainOf } from '../stacks/toolchain.js';

const here = import.meta.dirname;
const module = (name: string): string => pathToFileURL(join(here, name)).href;

const preloads = {
  node: {
    clock: { NODE_OPTIONS: `--import=${module('shifted-clock.mjs')}` },
    garbage: { NODE_OPTIONS: `--expose-gc --import=${module('collect-garbage.mjs')}` },
  },
  python: {
    clock: { PYTHONPATH: join(here, 'preloaded') },
    garbage: { PYTHONPATH: join(here, 'preloaded') },
  },
};

/** What loads a program into a server of a project: one that shifts its clock, or that frees memory on SIGUSR2. */
export const preload = (folder: string, program: 'clock' | 'garbage'): Record<string, string> =>
  preloads[toolchainOf(folder).runtime][program];
