import type { Mutant } from './mutant.js';
import { accounts } from './mutants/accounts.js';
import { answers } from './mutants/answers.js';
import { bodies } from './mutants/bodies.js';
import { browsers } from './mutants/browsers.js';
import { expressTypeorm } from './mutants/express-typeorm.js';
import { fastapi, fastapiShared } from './mutants/fastapi.js';
import { fastapiOauth } from './mutants/fastapi-oauth.js';
import { fastapiSessions } from './mutants/fastapi-sessions.js';
import { limits } from './mutants/limits.js';
import { lists } from './mutants/lists.js';
import { oauthPeople, oauthSessions } from './mutants/oauth-people.js';
import { oauthWays } from './mutants/oauth-ways.js';
import { operations } from './mutants/operations.js';
import { ownership } from './mutants/ownership.js';
import { sessionMutants } from './mutants/sessions.js';
import { sharing } from './mutants/sharing.js';
import { shop } from './mutants/shop.js';
import { tokenMutants } from './mutants/tokens.js';
import type { Stack } from './project.js';

const everywhere = [
  ...ownership,
  ...tokenMutants,
  ...accounts,
  ...limits,
  ...bodies,
  ...lists,
  ...answers,
  ...browsers,
  ...operations,
];

/** The projects and what is taken away from each. */
export const stacks: (Stack & { mutants: Mutant[] })[] = [
  {
    framework: 'fastify',
    orm: 'prisma',
    appTypes: ['productivity'],
    auth: 'jwt',
    mutants: everywhere,
  },
  {
    framework: 'fastify',
    orm: 'prisma',
    appTypes: ['social', 'e-commerce', 'fitness'],
    auth: 'jwt',
    mutants: [...sharing, ...shop],
  },
  {
    framework: 'express',
    orm: 'typeorm',
    appTypes: ['productivity'],
    auth: 'jwt',
    mutants: expressTypeorm,
  },
  {
    framework: 'express',
    orm: 'prisma',
    appTypes: ['productivity'],
    auth: 'session',
    mutants: sessionMutants,
  },
  {
    framework: 'fastify',
    orm: 'prisma',
    appTypes: ['productivity'],
    auth: 'jwt',
    oauth: ['google', 'apple'],
    mutants: [...oauthWays, ...oauthPeople],
  },
  {
    framework: 'express',
    orm: 'typeorm',
    appTypes: ['productivity'],
    auth: 'session',
    oauth: ['google'],
    mutants: oauthSessions,
  },
  {
    framework: 'fastapi',
    orm: 'sqlalchemy',
    appTypes: ['productivity'],
    auth: 'jwt',
    mutants: fastapi,
  },
  {
    framework: 'fastapi',
    orm: 'sqlalchemy',
    appTypes: ['social', 'e-commerce', 'fitness'],
    auth: 'jwt',
    mutants: fastapiShared,
  },
  {
    framework: 'fastapi',
    orm: 'sqlalchemy',
    appTypes: ['productivity'],
    auth: 'session',
    mutants: fastapiSessions,
  },
  {
    framework: 'fastapi',
    orm: 'sqlalchemy',
    appTypes: ['productivity'],
    auth: 'jwt',
    oauth: ['google', 'apple'],
    mutants: fastapiOauth,
  },
];
