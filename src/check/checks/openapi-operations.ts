import assert from 'node:assert/strict';
import { section } from '../check.js';
import type { Document } from '../document.js';
import type { Model, ModelResource } from '../model.js';
import { methodsOf } from './allowed.js';
import { filtersOf } from './dataset.js';
import { operationOf, parametersOf, pathsOf, responseOf } from './operations.js';

/** Whether rows of others keep one of this resource from being deleted. */
const isHeld = (model: Model, { name }: ModelResource): boolean =>
  model.resources.some(({ fields }) =>
    fields.some(({ to, onDelete }) => to === name && onDelete === 'restrict'),
  );

const hasUnique = ({ fields }: ModelResource): boolean => fields.some(({ unique }) => unique);

/** The statuses that an operation on a list can give. */
const listStatuses = (resource: ModelResource, method: string): number[] => {
  if (method === 'get') return [200, 400, ...(resource.owner === 'admin' ? [] : [401])];
  return [
    ...[201, 400, 401, 413, 415],
    ...(resource.owner === 'admin' ? [403] : []),
    ...(hasUnique(resource) || resource.kind === 'checkout' ? [409] : []),
    ...(resource.kind === 'checkout' ? [422] : []),
  ];
};

/** The statuses that an operation on one row can give. */
const oneStatuses = (model: Model, resource: ModelResource, method: string): number[] => {
  if (method === 'get') return [200, 304, 404, ...(resource.owner === 'admin' ? [] : [401])];
  const isShared = !['user', 'parent'].includes(resource.owner);
  const common = [401, 404, 412, ...(isShared ? [403] : [])];
  if (method === 'delete') return [204, ...common, ...(isHeld(model, resource) ? [409] : [])];
  return [200, ...common, 400, 413, 415, ...(hasUnique(resource) ? [409] : [])];
};

const always = [429, 500, 503];

const undeclared = (document: Document, method: string, path: string, statuses: number[]) => {
  const operation = operationOf(document, method, path);
  return [...statuses, ...always]
    .filter((status) => !responseOf(document, operation, status))
    .map((status) => `${method} ${path} ${status}`);
};

const oauthStatuses = (body: number[]): Record<string, number[]> => ({
  'post oauth/exchange': [200, 401, 403, 409, ...body],
  'get identities': [200, 400, 401],
  'post identities': [200, 201, 401, 409, ...body],
  'delete identities/{}': [204, 401, 404, 409],
});

const providerStatuses = (name: string, body: number[]): Record<string, number[]> => ({
  [`get oauth/${name}`]: [302, 400],
  [`post oauth/${name}/token`]: [200, 401, 403, 409, ...body],
});

export default section('openapi', (model, add) => {
  for (const resource of model.resources) {
    const { name } = resource;
    const { list, one } = pathsOf(resource);
    const methods = methodsOf(resource);
    const of = (names: string[]) =>
      names.filter((method) => method !== 'HEAD').map((method) => method.toLowerCase());

    add(
      `openapi.statuses[${name}]`,
      '9 Security checklist',
      `the operations of ${name} declare every status that they can give`,
      async ({ root }) => {
        const { json: document } = await root.get('/openapi.json');
        const missing = [
          ...of(methods.list).flatMap((method) =>
            undeclared(document, method, list, listStatuses(resource, method)),
          ),
          ...of(methods.one).flatMap((method) =>
            undeclared(document, method, one, oneStatuses(model, resource, method)),
          ),
        ];
        assert.deepEqual(missing, []);
      },
    );

    add(
      `openapi.parameters[${name}]`,
      '3 Lists',
      `the list of ${name} declares exactly the parameters that it takes`,
      async ({ root }) => {
        const { json: document } = await root.get('/openapi.json');
        const operation = operationOf(document, 'get', list);
        const named = parametersOf(document, { method: 'get', path: list, operation })
          .filter((parameter) => parameter.in === 'query')
          .map((parameter) => parameter.name);
        const taken = ['page', 'limit', 'sort', 'cursor', ...filtersOf(resource).keys()];
        assert.deepEqual(named.toSorted(), taken.toSorted());
      },
    );
  }

  add(
    'openapi.auth-statuses',
    '9 Security checklist',
    'the operations below /auth declare every status that they can give',
    async ({ root }) => {
      const { json: document } = await root.get('/openapi.json');
      const body = [400, 413, 415];
      const statuses: Record<string, number[]> = {
        'post register': [201, 409, ...body],
        'post login': [200, 401, ...body],
        'post refresh': [200, 401, ...body],
        'post logout': [204],
        'post logout-all': [204, 401],
        'post change-password': [204, 401, ...body],
        'get me': [200, 401],
        'patch me': [200, 401, ...body],
        'delete me': [204, 401, ...body],
        ...(model.providers.length > 0 && oauthStatuses(body)),
        ...Object.assign({}, ...model.providers.map((name) => providerStatuses(name, body))),
      };
      const missing = Object.entries(statuses).flatMap(([each, expected]) => {
        const [method = '', name] = each.split(' ');
        return undeclared(document, method, `/api/v1/auth/${name}`, expected);
      });
      assert.deepEqual(missing, []);
    },
  );

  add(
    'openapi.headers',
    '5 Headers',
    'it declares ETag, Location, Link and Retry-After where they are sent',
    async ({ root }) => {
      const { json: document } = await root.get('/openapi.json');
      const expectHeader = (method: string, path: string, status: number, header: string) => {
        const { headers } = responseOf(document, operationOf(document, method, path), status) ?? {};
        const names = Object.keys(headers ?? {}).map((name) => name.toLowerCase());
        assert.ok(names.includes(header), `${method} ${path} ${status} ${header}`);
      };
      for (const resource of model.resources) {
        const { list, one } = pathsOf(resource);
        expectHeader('get', list, 200, 'link');
        expectHeader('get', one, 200, 'etag');
        expectHeader('get', one, 304, 'etag');
        for (const status of [429, 503]) expectHeader('get', list, status, 'retry-after');
        if (methodsOf(resource).list.includes('POST')) expectHeader('post', list, 201, 'location');
      }
      expectHeader('post', '/api/v1/auth/login', 429, 'retry-after');
    },
  );
});
