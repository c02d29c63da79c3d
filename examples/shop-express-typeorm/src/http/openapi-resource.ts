import {
  type ApiSection,
  type Json,
  jsonSchema,
  operation,
  type PathItem,
  tagOf,
} from './openapi.js';
import { operations, type ResourceNames, type Subject } from './openapi-operations.js';
import { idParameter } from './openapi-parameters.js';
import type { AnyResource } from './resource.js';

interface Offer {
  schemas: AnyResource;
  /** Of what a client sends. */
  example: Json;
  operations: (keyof typeof operations)[];
  /** Who reads and writes it; what admins own, anybody reads. */
  owner: 'user' | 'parent' | 'author' | 'actor' | 'admin';
}

const exampleId = '3f2b8a52-6f0e-4d0c-9f7e-0c3b8a526f0e';
const exampleTime = '2025-01-07T10:30:00Z';

const propertiesOf = (schema: Json): [string, Json][] =>
  Object.entries(schema.properties as Record<string, Json>);

const exampleOf = (name: string, property: Json): unknown => {
  if (property.format === 'uuid') return exampleId;
  return name.endsWith('_at') ? exampleTime : (property.default ?? null);
};

/** A row as an example, made of what a client would send. */
const exampleRow = (schema: Json, sample: Json): Json =>
  Object.fromEntries(
    propertiesOf(schema).map(([name, property]) => {
      const rows = property.items as Json | undefined;
      const given = sample[name];
      if (rows?.properties && Array.isArray(given))
        return [name, given.map((one) => exampleRow(rows, one))];
      return [name, given ?? exampleOf(name, property)];
    }),
  );

/** Of a row, what a client would send. */
const exampleInput = (schema: Json, row: Json): Json =>
  Object.fromEntries(
    propertiesOf(schema)
      .filter(([name]) => row[name] !== null)
      .map(([name, property]) => {
        const rows = property.items as Json | undefined;
        const given = row[name];
        return rows?.properties && Array.isArray(given)
          ? [name, given.map((one) => exampleInput(rows, one))]
          : [name, given];
      }),
  );

const pathsOf = (subject: Subject, offer: Offer): Record<string, PathItem> => {
  const list = `/api/v1${subject.path}`;
  const paths: Record<string, PathItem> = { [list]: { 'x-owner': offer.owner } };
  const tag = tagOf(subject.humanPlural);
  for (const name of offer.operations) {
    const { at, ...described } = operations[name](subject);
    const path = `${list}${at}`;
    const item = paths[path] ?? { parameters: [idParameter('id', subject.human)] };
    const secured = described.method !== 'get' || offer.owner !== 'admin' || 'optional';
    paths[path] = { ...item, [described.method]: operation({ ...described, tag, secured }) };
  }
  return paths;
};

/** What a resource offers, with examples of it. */
export const resourceSection = (
  names: ResourceNames,
  offer: Offer,
): ApiSection & { example: Json } => {
  const { singular, humanPlural } = names;
  const { schemas } = offer;
  const output = jsonSchema(schemas.output, 'output');
  const input = jsonSchema(schemas.input, 'input');
  const row = exampleRow(output, offer.example);
  const example = exampleInput(input, row);
  return {
    example: row,
    tag: { name: tagOf(humanPlural), description: `Everything about ${humanPlural}` },
    schemas: {
      [singular]: output,
      [`${singular}Input`]: input,
      ...(schemas.patch && { [`${singular}Patch`]: jsonSchema(schemas.patch, 'input') }),
    },
    paths: pathsOf({ ...names, list: schemas.list, row, input: example }, offer),
  };
};
