import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { blueprintOf } from '../../src/blueprint/create.js';
import type { Answers } from '../../src/blueprint/types.js';
import { allParts, isFor } from '../../src/parts/combined.js';
import { loadParts } from '../../src/parts/load.js';
import { complete } from '../../src/parts/rules.js';
import type { Axis } from '../../src/parts/types.js';
import { type PlannedFile, plan } from '../../src/plan/plan.js';

export interface Combination {
  name: string;
  files: PlannedFile[];
}

export const repository = join(import.meta.dirname, '..', '..');
const axes = loadParts(join(repository, 'templates'));

/** Each choice alone, and where several may be chosen also all of them, or none. */
const choicesOf = (axis: Axis): (string | string[])[] => {
  const names = axis.parts.map((part) => part.name);
  if (!axis.multiple) return names;
  return [
    ...(axis.default === undefined ? [[]] : []),
    ...names.map((name) => [name]),
    ...(names.length > 1 ? [names] : []),
  ];
};

const product = (open: Axis[]): Answers[] => {
  const [axis, ...rest] = open;
  if (!axis) return [{}];
  return choicesOf(axis).flatMap((choice) =>
    product(rest).map((answers) => ({ [axis.name]: choice, ...answers })),
  );
};

const pairsIn = (answers: Answers): string[] => {
  const choices = Object.entries(answers).map((choice) => choice.join(' '));
  return choices.flatMap((one, at) => choices.slice(at + 1).map((other) => `${one} ${other}`));
};

/** Few of the combinations that have every two choices together that go together. */
const pairwise = (combinations: Answers[]): Answers[] => {
  const missing = new Set(combinations.flatMap(pairsIn));
  const chosen: Answers[] = [];
  const gain = (answers: Answers) => pairsIn(answers).filter((pair) => missing.has(pair)).length;
  while (missing.size > 0) {
    const best = combinations.reduce((one, other) => (gain(other) > gain(one) ? other : one));
    for (const pair of pairsIn(best)) missing.delete(pair);
    chosen.push(best);
  }
  return chosen;
};

const byDefault = axes.find(({ name }) => name === 'auth')?.default;
const possible = product(axes).filter((answers) => complete(axes, answers));
const logsInAsMost = ({ auth, oauth = [] }: Answers): boolean =>
  auth === byDefault && oauth.length === 0;

/** Every combination that the rules allow; with other ways to log in, each pair of choices. */
export const allowed: Answers[] = [
  ...possible.filter(logsInAsMost),
  ...pairwise(possible.filter((answers) => !logsInAsMost(answers))),
];

export const render = (answers: Answers): Combination => ({
  name: Object.values(answers).flat().join(' '),
  files: plan(blueprintOf(axes, '0.0.0', 'my-app', answers), {
    axes,
    now: new Date('2026-01-01T00:00:00Z'),
    secret: (bytes) => 'secret-of-the-tests'.padEnd(bytes * 2, 'x'),
  }),
});

/** Exact versions of all packages of npm that any combination asks for. */
export const allPackages = (): Record<string, string> =>
  Object.assign(
    {},
    ...allParts(axes)
      .filter((part) => !isFor(part, 'python'))
      .flatMap((part) => [part.dependencies, part.devDependencies]),
  );

export const hashOf = (parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
