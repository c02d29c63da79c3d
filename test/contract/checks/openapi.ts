import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectStatus } from '../expect.js';

interface Operation {
  operationId?: string;
  security?: Record<string, string[]>[];
  // biome-ignore lint/suspicious/noExplicitAny: a check asserts the shape of what it reads
  parameters?: any[];
  // biome-ignore lint/suspicious/noExplicitAny: a check asserts the shape of what it reads
  requestBody?: any;
  responses: Record<string, unknown>;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

// biome-ignore lint/suspicious/noExplicitAny: a check asserts the shape of what it reads
const operationsOf = (document: any): [string, string, Operation][] =>
  Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, item]) =>
      methods.flatMap((method): [string, string, Operation][] => {
        const operation = item[method];
        return operation ? [[method, path, operation]] : [];
      }),
  );

/** The statuses that an operation can give by the contract. */
const statusesOf = (method: string, path: string, operation: Operation): string[] => {
  if (!path.includes('/api/v1')) return [];
  const open = operation.security?.length === 0 || /auth\/(register|login|refresh)$/.test(path);
  const single =
    /\/(tasks|projects|specimens)\/\{[^}]+\}$/.test(path) && !/\}\/tasks\/\{/.test(path);
  return [
    ...(open && !/login|refresh/.test(path) ? [] : ['401']),
    ...(path.includes('{') ? ['404'] : []),
    ...(operation.requestBody ? ['400', '413', '415'] : []),
    ...(single && method !== 'get' ? ['412'] : []),
    ...(path.endsWith('/tasks') && method === 'get' ? ['400'] : []),
    ...(path.endsWith('register') || (path.endsWith('specimens') && method === 'post')
      ? ['409']
      : []),
    ...(single && method === 'get' ? ['304'] : []),
    '429',
    '500',
    '503',
  ];
};

export default section('9 OpenAPI', (check) => {
  check(
    '9 OpenAPI',
    'is a 3.1 document with info, servers and unique operation ids',
    async ({ root }) => {
      const answer = expectStatus(await root.get('/openapi.json'), 200);
      assert.match(answer.json.openapi, /^3\.1\./);
      assert.ok(answer.json.info?.title && answer.json.info?.version);
      const ids = operationsOf(answer.json).map(([, , operation]) => operation.operationId);
      assert.ok(ids.every(Boolean), 'every operation has an id');
      assert.equal(new Set(ids).size, ids.length);
    },
  );

  check('9 OpenAPI', 'every reference resolves', async ({ root }) => {
    const { json: document, text } = await root.get('/openapi.json');
    for (const [, pointer = ''] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
      assert.match(pointer, /^#\//);
      const found = pointer
        .slice(2)
        .split('/')
        .reduce((node, key) => node?.[key.replaceAll('~1', '/')], document);
      assert.ok(found, pointer);
    }
  });

  check('9 OpenAPI', 'names every route of the API', async ({ root }) => {
    const paths = Object.keys((await root.get('/openapi.json')).json.paths).map((path) =>
      path.replace(/\{[^}]+\}/g, '{}'),
    );
    const auth = [
      'register',
      'login',
      'refresh',
      'logout',
      'logout-all',
      'me',
      'change-password',
    ].map((name) => `/api/v1/auth/${name}`);
    for (const path of [
      ...auth,
      '/api/v1/tasks',
      '/api/v1/tasks/{}',
      '/api/v1/projects/{}/tasks',
      '/api/v1/projects/{}/tasks/{}',
      '/health/live',
      '/health/ready',
    ])
      assert.ok(paths.includes(path), path);
  });

  check('9 OpenAPI', 'every operation declares every status that it can give', async ({ root }) => {
    const { json: document } = await root.get('/openapi.json');
    const missing = operationsOf(document).flatMap(([method, path, operation]) =>
      statusesOf(method, path, operation)
        .filter((status) => !(status in operation.responses))
        .map((status) => `${method} ${path} ${status}`),
    );
    assert.deepEqual(missing, []);
  });

  check('9 OpenAPI', 'path parameters are declared', async ({ root }) => {
    const { json: document } = await root.get('/openapi.json');
    for (const [method, path, operation] of operationsOf(document)) {
      const item = document.paths[path].parameters ?? [];
      const declared = [...item, ...(operation.parameters ?? [])].map((parameter) => {
        const name = parameter.$ref?.split('/').pop();
        return parameter.name ?? document.components?.parameters?.[name]?.name;
      });
      for (const [, name] of path.matchAll(/\{([^}]+)\}/g))
        assert.ok(declared.includes(name), `${method} ${path} ${name}`);
    }
  });

  check('9 OpenAPI', 'the list of a resource declares its filters', async ({ root }) => {
    const { json: document } = await root.get('/openapi.json');
    const names = (
      document.paths['/api/v1/tasks'].get.parameters as { name?: string; $ref?: string }[]
    ).map(
      (parameter) =>
        parameter.name ??
        document.components.parameters[parameter.$ref?.split('/').pop() ?? '']?.name,
    );
    for (const name of [
      'page',
      'limit',
      'sort',
      'cursor',
      'title',
      'title_like',
      'status_in',
      'due_date_gte',
      'created_at_lt',
      'description_like',
    ])
      assert.ok(names.includes(name), name);
    for (const name of ['tags', 'description', 'status_gt']) assert.ok(!names.includes(name), name);
  });
});
