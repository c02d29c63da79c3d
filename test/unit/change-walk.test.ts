import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addResource } from '../../src/blueprint/change/add-resource.js';
import type { Change } from '../../src/blueprint/change/change.js';
import { renamesBetween } from '../../src/blueprint/change/derive-renames.js';
import { addRelation, removeRelation } from '../../src/blueprint/change/relations.js';
import { removeField, removeResource } from '../../src/blueprint/change/remove.js';
import { renameField, renameResource } from '../../src/blueprint/change/rename.js';
import { suspectedRenames } from '../../src/blueprint/change/suspected-renames.js';
import { blueprintOf } from '../../src/blueprint/create.js';
import { blueprintSchema } from '../../src/blueprint/schema.js';
import type { Blueprint } from '../../src/blueprint/types.js';
import { CliError } from '../../src/errors.js';
import { parseFields } from '../../src/grammar/parse.js';
import { loadParts } from '../../src/parts/load.js';
import { complete } from '../../src/parts/rules.js';

const axes = loadParts(join(import.meta.dirname, '../../templates'));
const everything = complete(axes, {
  'app-type': ['social', 'e-commerce', 'fitness', 'productivity'],
});

const names = 'tasks posts orders news sheep sets profiles rows user-profiles products stats'.split(
  ' ',
);
const fields =
  'title count:int total due:date a_id:ref(tasks) b_id:ref(posts)! c:enum(x,y)=x'.split(' ');
const owners = 'user parent none author actor'.split(' ');

/** A source of numbers that gives the same ones each time. */
const numbers = (start: number) => {
  let seed = start;
  return (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (seed >> 8) % below;
  };
};

const step = (blueprint: Blueprint, next: (below: number) => number): Change => {
  const one = <T>(items: T[]): T => items[next(items.length)] as T;
  const resource = one([...blueprint.resources.map(({ name }) => name), one(names)]);
  const known = blueprint.resources.find(({ name }) => name === resource)?.fields ?? [];
  const field = one([...known.map(({ name }) => name), 'title']);
  const other = one(names);
  const steps: (() => Change)[] = [
    () => addResource(blueprint, { name: other, fields: parseFields([one(fields)]) }),
    () =>
      addResource(blueprint, {
        name: other,
        owner: one(owners),
        fields: parseFields([one(fields)], blueprint.resources),
      }),
    () => addResource(blueprint, { name: resource, parent: other, fields: [] }),
    () => renameResource(blueprint, resource, other),
    () => renameField(blueprint, resource, field, one(['headline', 'total', 'x_id', 'count'])),
    () => removeField(blueprint, resource, field),
    () => removeResource(blueprint, resource),
    () => addRelation(blueprint, resource, other),
    () => removeRelation(blueprint, resource, other),
  ];
  return one(steps)();
};

describe('any sequence of changes', () => {
  it.each([1, 2, 3])(
    'leaves a valid blueprint and tells its renames (%i)',
    (seed) => {
      const next = numbers(seed);
      const start = blueprintOf(axes, '0.1.0', 'app', everything ?? {});
      let blueprint = start;
      let changed = 0;
      for (let round = 0; round < 200; round++) {
        const text = JSON.stringify(blueprint);
        try {
          const change = step(blueprint, next);
          expect(blueprintSchema(axes).safeParse(change.blueprint).error).toBeUndefined();
          expect(renamesBetween(blueprint, change.blueprint, change.renames.resources)).toEqual(
            change.renames,
          );
          expect(suspectedRenames(blueprint, change.blueprint, change.renames.resources)).toEqual(
            [],
          );
          expect(JSON.stringify(blueprint)).toBe(text);
          if (JSON.stringify(change.blueprint) !== text) changed += 1;
          blueprint = change.blueprint;
        } catch (error) {
          if (!(error instanceof CliError)) throw error;
          expect(JSON.stringify(blueprint)).toBe(text);
        }
      }
      expect(changed).toBeGreaterThan(50);
    },
    60_000,
  );
});
