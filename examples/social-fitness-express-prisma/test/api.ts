import { afterAll } from 'vitest';
import { createListener } from '../src/app.js';
import { closeDatabase, openDatabase } from '../src/database/index.js';
import { startServer } from '../src/server.js';

await openDatabase();
const server = await startServer(await createListener(), { port: 0, host: '127.0.0.1' });

afterAll(async () => {
  await server.close();
  await closeDatabase();
});

/** Where the server of this test file listens. */
export const url = server.url;

export type Row = Record<string, unknown>;

/** An answer; of `data` and `rows`, `pagination` and `error`, those that it has. */
export interface Reply {
  status: number;
  headers: Headers;
  data: Row;
  rows: Row[];
  pagination: { page: number; limit: number; total: number; pages: number };
  error: { code: string; message: string; field?: string; request_id: string };
}

type Send = (method: string, path: string, body?: unknown, headers?: object) => Promise<Reply>;

const methods = (send: Send) => ({
  get: (path: string, headers?: object) => send('GET', path, undefined, headers),
  post: (path: string, body?: unknown, headers?: object) => send('POST', path, body, headers),
  put: (path: string, body?: unknown, headers?: object) => send('PUT', path, body, headers),
  patch: (path: string, body?: unknown, headers?: object) => send('PATCH', path, body, headers),
  delete: (path: string, body?: unknown) => send('DELETE', path, body),
});

/** Calls the API, with these headers on every request. */
export const client = (own: Record<string, string> = {}) =>
  methods(async (method, path, body, headers) => {
    const type: object = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { ...type, ...own, ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const { data, pagination, error } = text === '' ? ({} as Partial<Reply>) : JSON.parse(text);
    const { status } = response;
    return { status, headers: response.headers, data, rows: data, pagination, error };
  });

/** Somebody who has not logged in. */
export const anybody = client();
