import { must } from '../stacks/processes.js';

type Json = Record<string, unknown>;

export interface Operation {
  operationId: string;
  requestBody?: Json;
  parameters?: Json[];
  responses: Record<string, Json>;
}

export interface Document extends Json {
  paths: Record<string, Record<string, Operation>>;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** `['paths', '/tasks/{id}']` → `#/paths/~1tasks~1%7Bid%7D` */
export const pointerOf = (keys: string[]): string =>
  `#/${keys.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

/** A node, or the component that it refers to, with the keys that lead there. */
export const resolve = (document: Document, keys: string[]): { node: Json; keys: string[] } => {
  const node = keys.reduce<Json>((from, key) => from[key] as Json, document);
  const reference = node.$ref;
  if (typeof reference !== 'string') return { node, keys };
  return resolve(document, reference.slice(2).split('/'));
};

export const operationsOf = (
  document: Document,
): { method: string; path: string; operation: Operation }[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );

/** What a project without a server would serve as openapi.json. */
export const documentOf = async (folder: string): Promise<string> => {
  const source =
    "import('./src/openapi.ts').then((m) => console.log(JSON.stringify(m.openApiDocument())))";
  const tsx = 'node_modules/.bin/tsx';
  return must(tsx, ['-e', source], { cwd: folder, timeout: 30_000 });
};

export const fetchDocument = async (url: string): Promise<string> => {
  const headers = { 'x-forwarded-proto': 'https' };
  return (await fetch(`${url}/openapi.json`, { headers })).text();
};
