import { type Document, resolved } from '../document.js';
import type { ModelResource } from '../model.js';

// biome-ignore lint/suspicious/noExplicitAny: what a server sends may have any shape
export type Json = any;

export interface Operation {
  method: string;
  path: string;
  operation: Json;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

export const operationsOf = (document: Document): Operation[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => (item[method] ? [{ method, path, operation: item[method] }] : [])),
  );

/** Paths tell nothing by the names of their parameters. */
export const shape = (path: string): string => path.replace(/\{[^}]+\}/g, '{}');

export const operationOf = (document: Document, method: string, path: string): Json =>
  operationsOf(document).find((each) => each.method === method && shape(each.path) === shape(path))
    ?.operation;

/** The parameters of an operation and of its path. */
export const parametersOf = (document: Document, { path, operation }: Operation): Json[] =>
  [...(document.paths[path]?.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
    resolved(document, parameter),
  );

/** Whether it can be called without a token. */
export const isOpen = ({ security }: Json): boolean =>
  !security ||
  security.length === 0 ||
  security.some((scheme: object) => Object.keys(scheme).length === 0);

export const responseOf = (document: Document, operation: Json, status: number): Json =>
  resolved(document, operation?.responses?.[String(status)]);

/** The media type object of a JSON body, of a request or of an answer. */
export const contentOf = (part: Json): Json => part?.content?.['application/json'];

/** The paths of a resource in the document. */
export const pathsOf = ({ path }: ModelResource) => ({
  list: `/api/v1${path}`,
  one: `/api/v1${path}/{id}`,
});
