import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectList, expectMissing, expectNothing, expectOne, expectStatus } from '../expect.js';
import { type ModelResource, needsOf } from '../model.js';
import { bodyOf, creatableOf, crudOf, shownNames, subjectOf, writerOf } from './subject.js';

const assetsOf = (page: string): string[] =>
  [...page.matchAll(/(?:src|href)="(?!data:)([^"#]+)"/g)].map(([, source = '']) => source);

/** The fields of a body as the row shows them. */
const expectShown = (row: Record<string, unknown>, body: Record<string, unknown>): void => {
  for (const [name, value] of Object.entries(body)) assert.deepEqual(row[name], value, name);
};

const expectFields = (row: object, resource: ModelResource): void => {
  const items = resource.kind === 'checkout' ? ['items'] : [];
  const names = [...shownNames(resource), ...items];
  assert.deepEqual(Object.keys(row).sort(), names.sort(), 'exactly these fields');
};

export default section('endpoints', (model, add) => {
  for (const name of ['live', 'ready'])
    add(`endpoints.health-${name}`, '1 Base', `/health/${name} answers 200`, async ({ root }) => {
      expectOne(await root.get(`/health/${name}`));
    });

  add('endpoints.openapi', '1 Base', '/openapi.json is OpenAPI 3.1', async ({ root }) => {
    const answer = expectStatus(await root.get('/openapi.json'), 200);
    assert.match(answer.headers['content-type'] ?? '', /^application\/json/);
    assert.match(String(answer.json?.openapi), /^3\.1\./);
  });

  add(
    'endpoints.docs',
    '1 Base',
    '/docs is a page that loads from this server',
    async (context) => {
      const { root } = context;
      const page = expectStatus(await root.get('/docs'), 200);
      assert.match(page.headers['content-type'] ?? '', /^text\/html/);
      const sources = assetsOf(page.text);
      assert.ok(sources.length > 0, 'the page loads something');
      for (const source of sources) {
        assert.doesNotMatch(source, /^(https?:)?\/\//, 'nothing comes from another host');
        const path = new URL(source, `${root.base}/docs`).pathname;
        expectStatus(await root.get(path), 200, path);
      }
    },
  );

  add('endpoints.base-path', '1 Base', 'the API lies below /api/v1 only', async (context) => {
    const { bearing } = await context.person('ann');
    const names = model.resources.map(({ path }) => path);
    const elsewhere = ['', '/api', '/api/v2', '/v1'].flatMap((base) =>
      [...names, '/auth/me'].map((path) => base + path),
    );
    for (const path of ['/', '/api/v1', ...elsewhere])
      expectMissing(await bearing(context.root).get(path), path);
  });

  for (const resource of model.resources) {
    const { name, path, singular } = resource;
    const needs = needsOf(model, resource);

    add(
      `endpoints.list[${name}]`,
      '1 Base',
      `GET ${path} lists what was made`,
      async (context) => {
        const { api, row } = await subjectOf(context, resource);
        const rows = expectList(await api.get(`${path}?id=${row.id}`));
        assert.deepEqual(rows, [row]);
      },
      needs,
    );

    add(
      `endpoints.read[${name}]`,
      '1 Base',
      `GET ${path}/:id shows one ${singular} with all its fields`,
      async (context) => {
        const { api, row, path: one } = await subjectOf(context, resource);
        const shown = expectOne(await api.get(one));
        assert.deepEqual(shown, row);
        expectFields(shown, resource);
      },
      needs,
    );
  }

  for (const resource of creatableOf(model)) {
    const { name, path, singular } = resource;
    const needs = needsOf(model, resource);

    add(
      `endpoints.create[${name}]`,
      '4 Verbs',
      `POST ${path} makes one ${singular} of what was sent`,
      async (context) => {
        const { api } = await writerOf(context, resource);
        const body = await bodyOf(context, resource);
        const row = expectOne(await api.post(path, body), 201);
        expectShown(row, body);
        expectFields(row, resource);
      },
      needs,
    );

    add(
      `endpoints.delete[${name}]`,
      '4 Verbs',
      `DELETE ${path}/:id takes one ${singular} away`,
      async (context) => {
        const { api, row, path: one } = await subjectOf(context, resource);
        expectNothing(await api.delete(one));
        expectMissing(await api.get(one));
        assert.deepEqual(expectList(await api.get(`${path}?id=${row.id}`)), []);
      },
      needs,
    );
  }

  for (const resource of crudOf(model))
    for (const method of ['PUT', 'PATCH'])
      add(
        `endpoints.${method === 'PUT' ? 'replace' : 'update'}[${resource.name}]`,
        '4 Verbs',
        `${method} ${resource.path}/:id changes one ${resource.singular}`,
        async (context) => {
          const { api, row, path } = await subjectOf(context, resource);
          const body = await bodyOf(context, resource);
          const changed = expectOne(await api.send(method, path, body));
          expectShown(changed, body);
          assert.equal(changed.id, row.id);
          assert.deepEqual(expectOne(await api.get(path)), changed);
        },
        needsOf(model, resource),
      );
});
