import assert from 'node:assert/strict';
import { section } from '../check.js';
import type { Document } from '../document.js';
import { expectStatus } from '../expect.js';
import type { ModelResource } from '../model.js';
import { mismatches } from '../values/schema.js';
import { methodsOf } from './allowed.js';
import {
  contentOf,
  isOpen,
  operationOf,
  operationsOf,
  parametersOf,
  responseOf,
} from './operations.js';
import { relatedOf } from './related.js';

const read = async (root: { get(path: string): Promise<{ json: Document }> }): Promise<Document> =>
  (await root.get('/openapi.json')).json;

const base = '/api/v1';

const sessionOperations = ['get /auth/csrf', 'get /auth/sessions', 'delete /auth/sessions/{}'];

const authOperations = [
  'post /auth/register',
  'post /auth/login',
  'post /auth/refresh',
  'post /auth/logout',
  'post /auth/logout-all',
  'post /auth/change-password',
  'get /auth/me',
  'patch /auth/me',
  'delete /auth/me',
];

const providerOperations = (name: string): string[] => [
  `get /auth/oauth/${name}`,
  `post /auth/oauth/${name}/token`,
];

const identityOperations = [
  'get /auth/identities',
  'post /auth/identities',
  'delete /auth/identities/{}',
];

const resourceOperations = (resource: ModelResource): string[] => {
  const { list, one } = methodsOf(resource);
  const named = (methods: string[], path: string) =>
    methods
      .filter((method) => method !== 'HEAD')
      .map((method) => `${method.toLowerCase()} ${path}`);
  const cancel = resource.kind === 'checkout' ? [`post ${resource.path}/{}/cancel`] : [];
  return [...named(list, resource.path), ...named(one, `${resource.path}/{}`), ...cancel];
};

export default section('openapi', (model, add) => {
  const related = relatedOf(model).flatMap(({ parent, child }) => {
    const path = `${parent.path}/{}${child.path}`;
    return [`get ${path}`, `put ${path}/{}`, `delete ${path}/{}`];
  });
  const entries = model.providers.flatMap(providerOperations);
  if (entries.length > 0) entries.push('post /auth/oauth/exchange');
  const expected = [
    ...authOperations,
    ...(model.auth === 'session' ? sessionOperations : []),
    ...entries,
    ...(entries.length > 0 ? identityOperations : []),
    ...model.resources.flatMap(resourceOperations),
    ...related,
  ];

  add(
    'openapi.document',
    '1 Base',
    'it is OpenAPI 3.1 with a title and a version',
    async ({ root }) => {
      const { json } = expectStatus(await root.get('/openapi.json'), 200);
      assert.match(String(json.openapi), /^3\.1\./);
      assert.ok(json.info?.title && json.info?.version, 'info');
    },
  );

  add(
    'openapi.operation-ids',
    '9 Security checklist',
    'operation ids are unique',
    async ({ root }) => {
      const ids = operationsOf(await read(root)).map(({ operation }) => operation.operationId);
      assert.ok(ids.every(Boolean), 'every operation has one');
      assert.equal(new Set(ids).size, ids.length);
    },
  );

  add(
    'openapi.references',
    '9 Security checklist',
    'every reference resolves',
    async ({ root }) => {
      const { json: document, text } = await root.get('/openapi.json');
      for (const [, pointer = ''] of text.matchAll(/"\$ref":\s*"([^"]+)"/g)) {
        assert.match(pointer, /^#\//, 'it stays in the document');
        const keys = pointer.slice(2).split('/');
        const found = keys.reduce((node, key) => node?.[key.replaceAll('~1', '/')], document);
        assert.ok(found, pointer);
      }
    },
  );

  add('openapi.operations', '1 Base', 'it names every operation', async ({ root }) => {
    const document = await read(root);
    const missing = expected.filter((each) => {
      const [method = '', path = ''] = each.split(' ');
      return !operationOf(document, method, base + path);
    });
    assert.deepEqual(missing, []);
    for (const path of ['/health/live', '/health/ready'])
      assert.ok(operationOf(document, 'get', path), path);
  });

  add(
    'openapi.path-parameters',
    '9 Security checklist',
    'path parameters are declared',
    async ({ root }) => {
      const document = await read(root);
      for (const each of operationsOf(document)) {
        const declared = parametersOf(document, each)
          .filter((parameter) => parameter.in === 'path' && parameter.required)
          .map(({ name }) => name);
        for (const [, name] of each.path.matchAll(/\{([^}]+)\}/g))
          assert.ok(declared.includes(name), `${each.method} ${each.path} ${name}`);
      }
    },
  );

  add('openapi.security', '6 Authentication', 'it says what needs a token', async ({ root }) => {
    const document = await read(root);
    const schemes = Object.values(document.components?.securitySchemes ?? {});
    assert.ok(schemes.length > 0, 'a security scheme');
    const readable = model.resources
      .filter(({ owner }) => owner === 'admin')
      .map(({ path }) => path);
    const open = [
      ...['register', 'login'].map((name) => `post /auth/${name}`),
      ...entries,
      ...(model.auth === 'jwt' ? ['post /auth/refresh', 'post /auth/logout'] : []),
      ...readable.flatMap((path) => [`get ${path}`, `get ${path}/{}`]),
    ];
    for (const each of expected) {
      const [method = '', path = ''] = each.split(' ');
      const operation = operationOf(document, method, base + path);
      if (operation) assert.equal(isOpen(operation), open.includes(each), each);
    }
  });

  add(
    'openapi.examples',
    '9 Security checklist',
    'every example fits its schema',
    async ({ root }) => {
      const document = await read(root);
      let examples = 0;
      for (const { method, path, operation } of operationsOf(document)) {
        const statuses = Object.keys(operation.responses).map(Number);
        const parts = statuses.map((status) => responseOf(document, operation, status));
        for (const content of [operation.requestBody, ...parts].map(contentOf))
          if (content?.example !== undefined) {
            const wrong = mismatches(document, content.schema, content.example);
            assert.deepEqual(wrong, [], `${method} ${path}`);
            examples += 1;
          }
      }
      assert.ok(examples > 0, 'there are examples');
    },
  );
});
