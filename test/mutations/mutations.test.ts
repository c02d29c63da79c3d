import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkProject, groupsOf, type Result } from './check.js';
import { type Mutant, names } from './mutant.js';
import { createOriginal, type Original } from './project.js';
import { stacks } from './stacks.js';

const failed = (results: Result[]): Result[] => results.filter(({ status }) => status === 'failed');

const said = (results: Result[]): string[] =>
  results.map(({ id, message }) => `${id}: ${message?.split('\n')[0]}`);

const judge = ({ caughtBy, alsoTouches = [] }: Mutant, results: Result[]): void => {
  const failures = failed(results);
  const missed = caughtBy.filter((name) => !failures.some(({ id }) => names(name, id)));
  const allowed = [...caughtBy, ...alsoTouches];
  const unrelated = failures.filter(({ id }) => !allowed.some((name) => names(name, id)));
  expect({ missed, unrelated: said(unrelated) }).toEqual({ missed: [], unrelated: [] });
};

// These start dozens of servers: they run where one of them must notice, or where all is asked for.
const slow = new Set(['security', 'operations']);

/** `all`: every mutant; `full`: every mutant and every check; otherwise what a commit has to pass. */
const extent = process.env.MUTATIONS;

/** Of so many main controls a commit shows of one that no other check misses it. */
const sample = 4;

/** The main controls of a stack; all where it has few. */
const chosenOf = (mutants: Mutant[]): Mutant[] => {
  const main = mutants.filter(({ full }) => full);
  return extent || main.length === 0 ? mutants : main;
};

/** Which checks run; none means all. */
const choiceFor = ({ caughtBy, full }: Mutant, groups: string[], nth: number): string[] => {
  if (extent === 'full') return [];
  if (!full || (!extent && nth % sample > 0)) return caughtBy;
  const needed = caughtBy.map((name) => name.split('.')[0] ?? name);
  return [...new Set([...groups.filter((group) => !slow.has(group)), ...needed])];
};

for (const { mutants, ...stack } of stacks)
  describe(`${stack.framework} with ${stack.orm} and ${[stack.auth, ...(stack.oauth ?? [])].join(', ')}: ${stack.appTypes.join(', ')}`, () => {
    let original: Original;
    let groups: string[];
    beforeAll(async () => {
      original = await createOriginal(stack);
      groups = await groupsOf(original.folder);
    }, 480_000);
    afterAll(() => original?.remove());

    const chosen = chosenOf(mutants);
    const checked = async (mutant?: Mutant): Promise<Result[]> => {
      const folder = original.copy(mutant?.edits ?? []);
      const only = mutant ? choiceFor(mutant, groups, chosen.indexOf(mutant)) : [];
      const results = await checkProject(folder, only);
      rmSync(folder, { recursive: true, force: true });
      return results;
    };

    test('every edit finds its place', () => {
      for (const { edits } of mutants) original.try(edits);
    });

    // The suite of stacks shows that of such projects on every commit.
    if (extent)
      test('nothing fails where nothing is taken away', async () => {
        const results = await checked();
        expect(said(failed(results))).toEqual([]);
        expect(results.filter(({ status }) => status === 'passed').length).toBeGreaterThan(150);
      });

    test.concurrent.for(chosen)('without $without', async (mutant) => {
      judge(mutant, await checked(mutant));
    });
  });
