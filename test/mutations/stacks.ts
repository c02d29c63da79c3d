import type { Mutant } from './mutant.js';
import { accounts } from './mutants/accounts.js';
import { answers } from './mutants/answers.js';
import { bodies } from './mutants/bodies.js';
import { browsers } from './mutants/browsers.js';
import { limits } from './mutants/limits.js';
import { lists } from './mutants/lists.js';
import { operations } from './mutants/operations.js';
import { ownership } from './mutants/ownership.js';
import { tokenMutants } from './mutants/tokens.js';
import type { Stack } from './project.js';

/** The projects and what is taken away from each. */
export const stacks: (Stack & { mutants: Mutant[] })[] = [
  {
    framework: 'fastify',
    orm: 'prisma',
    appTypes: ['productivity'],
    mutants: [
      ...ownership,
      ...tokenMutants,
      ...accounts,
      ...limits,
      ...bodies,
      ...lists,
      ...answers,
      ...browsers,
      ...operations,
    ],
  },
];
