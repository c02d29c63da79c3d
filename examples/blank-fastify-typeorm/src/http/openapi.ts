import { z } from 'zod';
import { securityOf } from '../auth/scheme.js';
import { errorsOf, limitHeaders } from './openapi-components.js';

export type Json = Record<string, unknown>;

/** Operations by method, and the parameters that they share. */
export type PathItem = Record<string, unknown>;

/** The part of the document that one folder of the project describes. */
export interface ApiSection {
  tag?: { name: string; description: string };
  schemas: Record<string, Json>;
  paths: Record<string, PathItem>;
}

/** JSON Schema of what a client sends (`input`) or gets (`output`). */
export const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

/** `order items` → `Order items`. */
export const tagOf = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

const envelope = (properties: Record<string, Json>): Json => ({
  type: 'object',
  properties: { success: { type: 'boolean', const: true }, ...properties },
  required: ['success', ...Object.keys(properties)],
  additionalProperties: false,
});

const content = (schema: Json, example?: unknown, type = 'application/json'): Json => ({
  [type]: { schema, ...(example !== undefined && { example }) },
});

/** One successful answer of an operation. */
export interface Success {
  description: string;
  headers?: Json;
  content?: Json;
}

/** An answer with one object: the name of its schema and an example. */
export const itemAnswer = (
  description: string,
  schema: string,
  example: unknown,
  headers: Json = {},
): Success => ({
  description,
  headers,
  content: content(envelope({ data: reference(schema) }), { success: true, data: example }),
});

/** An answer with a page of objects. */
export const listAnswer = (description: string, schema: string, example: unknown): Success => ({
  description,
  headers: { Link: { $ref: '#/components/headers/Link' } },
  content: content(
    envelope({
      data: { type: 'array', items: reference(schema), maxItems: 100 },
      pagination: reference('Pagination'),
    }),
    {
      success: true,
      data: [example],
      pagination: { page: 1, limit: 20, total: 1, pages: 1 },
    },
  ),
});

export interface OperationInput {
  /** Unique in the document: clients are generated from it. */
  id: string;
  tag: string;
  summary: string;
  description?: string;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Whether it needs a caller; `optional` takes one without needing it, `false` is for logging in. */
  secured: boolean | 'optional';
  parameters?: Json[];
  /** JSON, unless it has another type. */
  body?: { schema: string; example: unknown; required?: boolean; type?: string };
  answers: Record<number, Success>;
  /** Statuses of its own, on top of those that every operation of its method can give. */
  errors?: readonly number[];
}

/** One operation with every status that it can give. */
export const operation = (input: OperationInput): Json => {
  const { method, body, answers } = input;
  const success = Object.entries(answers).map(([status, { headers, ...answer }]) => [
    status,
    { ...answer, headers: { ...limitHeaders, ...headers } },
  ]);
  return {
    operationId: input.id,
    tags: [input.tag],
    summary: input.summary,
    description: input.description ?? `${input.summary}.`,
    security: securityOf(input),
    ...(input.parameters && { parameters: input.parameters }),
    ...(body && {
      requestBody: {
        required: body.required ?? true,
        content: content(reference(body.schema), body.example, body.type),
      },
    }),
    responses: {
      ...Object.fromEntries(success),
      ...errorsOf(method !== 'get', input.errors ?? []),
    },
  };
};
