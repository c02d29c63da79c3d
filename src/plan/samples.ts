import { usersTable } from '../blueprint/access.js';
import { defaultLength } from '../blueprint/field-types.js';
import type { Field, Resource } from '../blueprint/types.js';

/** What app types bring: rows by resource, and the resources that they were written for. */
export interface Samples {
  rows: Record<string, Record<string, unknown>[]>;
  resources: Resource[];
}

const within = (value: number, { min = value, max = value }: Field): number =>
  Math.min(Math.max(value, min), max);

const sampleValues: Record<Field['type'], (field: Field) => unknown> = {
  string: (field) =>
    `Example ${field.name.replaceAll('_', ' ')}`.slice(0, field.length ?? defaultLength),
  text: () => 'A longer text that says more.',
  integer: (field) => within(3, field),
  number: (field) => within(2.5, field),
  money: (field) => within(19.99, field),
  boolean: () => true,
  date: () => '2030-01-15',
  time: () => '09:30:00',
  timestamp: () => '2030-01-15T09:30:00Z',
  enum: (field) => field.values?.[0],
  json: () => ['one', 'two'],
  uuid: () => '3f2b8a52-6f0e-4d0c-9f7e-0c3b8a526f0e',
  ref: () => null,
};

/** A value of every field that does not depend on other rows. */
export const sampleOf = (resource: Resource): Record<string, unknown> =>
  Object.fromEntries(
    resource.fields
      .filter((field) => field.type !== 'ref' && !field.readOnly)
      .map((field) => [field.name, sampleValues[field.type](field)]),
  );

const isSame = (field: Field, other: Field | undefined): boolean =>
  JSON.stringify(field) === JSON.stringify(other);

/** The rows of the app type, as far as the fields are still those that it knows. */
export const samplesOf = (
  resource: Resource,
  { rows, resources }: Samples,
): Record<string, unknown>[] => {
  const known = resources.find(({ name }) => name === resource.name)?.fields ?? [];
  const same = resource.fields
    .filter((field) =>
      isSame(
        field,
        known.find(({ name }) => name === field.name),
      ),
    )
    .map(({ name }) => name);
  const plain = sampleOf(resource);
  const missing = resource.fields
    .filter(({ name, type, required }) => required && type !== 'ref' && !same.includes(name))
    .map(({ name }) => [name, plain[name]]);
  const kept = (rows[resource.name] ?? []).map((row) => ({
    ...Object.fromEntries(missing),
    ...Object.fromEntries(Object.entries(row).filter(([name]) => same.includes(name))),
  }));
  const unique = resource.fields.some((field) => field.unique && !same.includes(field.name));
  return kept.length === 0 || same.length === 0 ? [plain] : unique ? kept.slice(0, 1) : kept;
};

/** The resources that a row cannot do without, each once. */
export const neededBy = (resource: Resource): string[] => [
  ...new Set(
    resource.fields.flatMap(({ type, required, to }) =>
      type === 'ref' && required && to && to !== usersTable ? [to] : [],
    ),
  ),
];

/** Resources in an order in which rows can be made: first what others need. */
export const inSeedOrder = <T extends { name: string; needs: { name: string }[] }>(
  resources: T[],
): T[] => {
  const ordered: T[] = [];
  const visit = (resource: T, path: T[]): void => {
    if (ordered.includes(resource) || path.includes(resource)) return;
    for (const { name } of resource.needs) {
      const needed = resources.find((other) => other.name === name);
      if (needed) visit(needed, [...path, resource]);
    }
    ordered.push(resource);
  };
  for (const resource of resources) visit(resource, []);
  return ordered;
};
