import type { Resource } from '../../src/blueprint/types.js';
import type { Document } from '../openapi/document.js';
import { type Person, post } from './people.js';

/** The ids of rows that are there. */
export interface Rows {
  byResource: Map<string, string>;
  /** By the field that refers to them. */
  byRef: Map<string, string>;
}

type Known = Rows['byRef'];

const filled = (value: unknown, known: Known): unknown => {
  if (Array.isArray(value)) return value.map((item) => filled(item, known));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, inner]) => [name, known.get(name) ?? filled(inner, known)]),
  );
};

const exampleOf = (document: Document, path: string): object | undefined => {
  const body = document.paths[path]?.post?.requestBody;
  const content = body?.content as Record<string, { example: object }> | undefined;
  return content?.['application/json']?.example;
};

const waitsFor = (example: object, refs: Set<string>, known: Known): boolean => {
  const names = [...JSON.stringify(example).matchAll(/"(\w+)":/g)].map(([, name = '']) => name);
  return names.some((name) => refs.has(name) && !known.has(name));
};

const refsIn = (resources: Resource[]): { name: string; to: string }[] =>
  resources.flatMap(({ fields }) =>
    fields.flatMap(({ type, name, to }) => (type === 'ref' && to ? [{ name, to }] : [])),
  );

/** A row of every resource, made of the examples of its document: what refers to others is reached too. */
export const fillWithRows = async (
  url: string,
  document: Document,
  resources: Resource[],
  [alice, admin, bob]: Person[],
): Promise<Rows> => {
  if (!alice || !admin || !bob) throw new Error('somebody is missing');
  const refs = refsIn(resources);
  const names = new Set(refs.map(({ name }) => name));
  const known: Known = new Map(
    refs.filter(({ to }) => to === 'users').map(({ name }) => [name, bob.id]),
  );
  const byResource = new Map<string, string>();
  const left = new Map(
    resources.flatMap((resource) => {
      const example = exampleOf(document, `/api/v1/${resource.name}`);
      return example ? [[resource.name, { ...resource, example }]] : [];
    }),
  );
  for (let round = 0; left.size > 0; round += 1) {
    if (round > resources.length) throw new Error(`nothing leads to ${[...left.keys()]}`);
    for (const { name, owner, example } of left.values()) {
      if (waitsFor(example, names, known)) continue;
      const { token } = owner === 'admin' ? admin : alice;
      const row = await post(url, `/api/v1/${name}`, filled(example, known), token);
      byResource.set(name, `${row.id}`);
      for (const ref of refs) if (ref.to === name) known.set(ref.name, `${row.id}`);
      left.delete(name);
    }
  }
  return { byResource, byRef: known };
};
