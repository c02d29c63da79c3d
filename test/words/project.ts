import { join } from 'node:path';
import { addResource } from '../../src/blueprint/change/add-resource.js';
import { addRelation } from '../../src/blueprint/change/relations.js';
import { renameField, renameResource } from '../../src/blueprint/change/rename.js';
import { blueprintOf } from '../../src/blueprint/create.js';
import { resourceNameOf } from '../../src/blueprint/resource-name.js';
import type { Answers, Blueprint } from '../../src/blueprint/types.js';
import { parseFields } from '../../src/grammar/parse.js';
import { loadParts } from '../../src/parts/load.js';
import { complete } from '../../src/parts/rules.js';
import { type PlannedFile, plan } from '../../src/plan/plan.js';
import {
  fieldWords,
  longWords,
  renamedFields,
  renamedResources,
  resourceWords,
  writtenWords,
} from './words.js';

export const axes = loadParts(join(import.meta.dirname, '../../templates'));

/** The four stacks. */
export const stacks = ['express', 'fastify'].flatMap((framework) =>
  ['prisma', 'typeorm'].map((orm) => ({ framework, orm })),
);

const answersOf = (stack: Answers): Answers => {
  const appTypes = ['e-commerce', 'fitness', 'social'];
  return complete(axes, { ...stack, 'app-type': appTypes }) ?? {};
};

const owners = ['user', 'user', 'user', 'author', 'admin'];

/** The blueprint with all of the words, made as the command line makes it. */
export const blueprintWith = (stack: Answers): Blueprint => {
  let made = blueprintOf(axes, '0.0.0', 'my-app', answersOf(stack));
  for (const [resource, from, to] of renamedFields)
    made = renameField(made, resource, from, to).blueprint;
  for (const [from, to] of renamedResources) made = renameResource(made, from, to).blueprint;
  const add = (name: string, words: string[], owner = 'user'): void => {
    const targets = [...made.resources, resourceNameOf(name)];
    made = addResource(made, { name, owner, fields: parseFields(words, targets) }).blueprint;
  };
  for (const [index, name] of resourceWords.entries())
    add(name, ['title!', 'class:date', `other_id:ref(${name})`], owners[index % owners.length]);
  add('word', fieldWords);
  for (const name of longWords) add(name, [`${name}!`], 'author');
  const own = made.resources.filter(({ owner }) => owner === 'user').map(({ name }) => name);
  for (const [index, child] of own.slice(1).entries())
    made = addRelation(made, own[index] ?? '', child).blueprint;
  const fields = parseFields(['title!']);
  const written = writtenWords.map((name) => ({ name, owner: 'user' as const, fields }));
  return { ...made, resources: [...made.resources, ...written] };
};

/** The files of the project of a blueprint. */
export const filesOf = (blueprint: Blueprint): PlannedFile[] =>
  plan(blueprint, {
    axes,
    now: new Date('2026-01-01T00:00:00Z'),
    secret: (bytes) => 'secret-of-the-tests'.padEnd(bytes * 2, 'x'),
  });
