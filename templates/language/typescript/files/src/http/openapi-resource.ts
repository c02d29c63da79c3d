import {
  type ApiSection,
  itemAnswer,
  type Json,
  jsonSchema,
  listAnswer,
  operation,
  tagOf,
} from './openapi.js';
import { createdHeaders, etagHeader } from './openapi-components.js';
import { idParameter, listParameters, versionParameters } from './openapi-parameters.js';
import type { AnyResource } from './resource.js';

/** How a resource is called in the document. */
export interface ResourceNames {
  /** `Task` and `Tasks`: parts of operation ids and of schema names. */
  singular: string;
  plural: string;
  /** `task` and `tasks`, in sentences. */
  human: string;
  humanPlural: string;
  path: string;
}

const exampleId = '3f2b8a52-6f0e-4d0c-9f7e-0c3b8a526f0e';
const exampleTime = '2025-01-07T10:30:00Z';

const isId = ({ format }: Json): boolean => format === 'uuid';

/** A row of the resource as an example, made of what a client would send. */
const exampleRow = (schema: Json, sample: Json): Json =>
  Object.fromEntries(
    Object.entries(schema.properties as Record<string, Json>).map(([name, property]) => {
      if (name in sample) return [name, sample[name]];
      if (isId(property)) return [name, exampleId];
      return [name, name.endsWith('_at') ? exampleTime : (property.default ?? null)];
    }),
  );

const exampleInput = (schema: Json, row: Json): Json =>
  Object.fromEntries(
    Object.keys(schema.properties as Json)
      .filter((name) => row[name] !== null)
      .map((name) => [name, row[name]]),
  );

/** The six operations of a resource. */
export const resourceSection = (
  names: ResourceNames,
  schemas: AnyResource,
  sample: Json,
  { ownedByUser }: { ownedByUser: boolean },
): ApiSection & { example: Json } => {
  const { singular, plural, human, humanPlural, path } = names;
  const output = jsonSchema(schemas.output, 'output');
  const input = jsonSchema(schemas.input, 'input');
  const row = exampleRow(output, sample);
  const example = exampleInput(input, row);
  const tag = tagOf(humanPlural);
  const body = { schema: `${singular}Input`, example };
  const item = (description: string, headers: Json = etagHeader) =>
    itemAnswer(description, singular, row, headers);
  const read = { tag, method: 'get', secured: ownedByUser || 'optional' } as const;
  const write = { tag, secured: true } as const;
  const [name] = Object.keys(example);
  return {
    example: row,
    tag: { name: tag, description: `Everything about ${humanPlural}` },
    schemas: {
      [singular]: output,
      [`${singular}Input`]: input,
      [`${singular}Patch`]: jsonSchema(schemas.patch, 'input'),
    },
    paths: {
      [`/api/v1${path}`]: {
        get: operation({
          ...read,
          id: `list${plural}`,
          summary: `List ${humanPlural}`,
          parameters: listParameters(schemas.list),
          answers: { 200: listAnswer(`A page of ${humanPlural}`, singular, row) },
        }),
        post: operation({
          ...write,
          id: `create${singular}`,
          method: 'post',
          summary: `Create a new ${human}`,
          body,
          answers: { 201: item(`The new ${human}`, createdHeaders) },
          errors: [409],
        }),
      },
      [`/api/v1${path}/{id}`]: {
        parameters: [idParameter('id', human)],
        get: operation({
          ...read,
          id: `get${singular}`,
          summary: `Get one ${human}`,
          parameters: [versionParameters.ifNoneMatch],
          answers: { 200: item(`The ${human}`) },
          errors: [304, 404],
        }),
        put: operation({
          ...write,
          id: `replace${singular}`,
          method: 'put',
          summary: `Replace one ${human}`,
          description: 'What is left out goes back to its default.',
          parameters: [versionParameters.ifMatch],
          body,
          answers: { 200: item(`The ${human} as it is now`) },
          errors: [404, 409, 412],
        }),
        patch: operation({
          ...write,
          id: `update${singular}`,
          method: 'patch',
          summary: `Change some fields of one ${human}`,
          description: 'What is left out stays, and null clears.',
          parameters: [versionParameters.ifMatch],
          body: {
            schema: `${singular}Patch`,
            example: name === undefined ? {} : { [name]: example[name] },
          },
          answers: { 200: item(`The ${human} as it is now`) },
          errors: [404, 409, 412],
        }),
        delete: operation({
          ...write,
          id: `delete${singular}`,
          method: 'delete',
          summary: `Delete one ${human}`,
          parameters: [versionParameters.ifMatch],
          answers: { 204: { description: 'It is gone' } },
          errors: [404, 409, 412],
        }),
      },
    },
  };
};
