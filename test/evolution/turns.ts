import fc from 'fast-check';
import { type EvolutionKind, evolutions } from './evolutions.js';
import type { Turn } from './run.js';

const weights: Record<EvolutionKind, number> = {
  addNew: 5,
  changeFields: 5,
  relate: 2,
  unrelate: 1,
  renameOne: 3,
  renameItsField: 3,
  removeOne: 2,
  removeItsField: 2,
  sync: 4,
  upgrade: 3,
  addAppType: 1,
  addHost: 1,
  addOauth: 1,
};

const kinds = (Object.keys(evolutions) as EvolutionKind[]).flatMap((kind) =>
  Array.from({ length: weights[kind] }, () => kind),
);

/** Where dice begin. */
export const seeds = fc.noShrink(fc.nat());

const turn: fc.Arbitrary<Turn> = fc.record({
  kind: fc.noShrink(fc.constantFrom(...kinds)),
  seed: seeds,
  edits: fc.array(seeds, { maxLength: 5, size: 'max' }),
});

/** Evolutions with edits between them. */
export const turns = fc.array(turn, { minLength: 1, maxLength: 12, size: 'max' });
