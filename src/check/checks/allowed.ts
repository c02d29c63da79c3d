import assert from 'node:assert/strict';
import type { Client } from '../client.js';
import { expectError, expectStatus } from '../expect.js';
import type { ModelResource } from '../model.js';

const all = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Every other method is 405, and Allow names exactly those that are served. */
export const expectAllowed = async (
  api: Client,
  path: string,
  allowed: string[],
): Promise<void> => {
  for (const method of all.filter((each) => !allowed.includes(each))) {
    const answer = await api.send(method, path);
    if (method === 'HEAD') expectStatus(answer, 405, `HEAD ${path}`);
    else expectError(answer, 405, 'METHOD_NOT_ALLOWED', undefined, `${method} ${path}`);
    const named = String(answer.headers.allow)
      .split(/\s*,\s*/)
      .filter((name) => name !== 'OPTIONS');
    assert.deepEqual(named.toSorted(), allowed.toSorted(), `${method} ${path}: Allow`);
  }
};

/** What a path takes, by the kind of its resource. */
export const methodsOf = ({ kind }: ModelResource): { list: string[]; one: string[] } => {
  const read = ['GET', 'HEAD'];
  switch (kind) {
    case 'action':
      return { list: [...read, 'POST'], one: [...read, 'DELETE'] };
    case 'checkout':
      return { list: [...read, 'POST'], one: read };
    case 'record':
      return { list: read, one: read };
    default:
      return { list: [...read, 'POST'], one: [...read, 'PUT', 'PATCH', 'DELETE'] };
  }
};
