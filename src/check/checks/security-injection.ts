import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { section } from '../check.js';
import { expectError, expectInvalid, expectList, expectMissing, expectOne } from '../expect.js';
import { needsOf } from '../model.js';
import { login } from './auth-calls.js';
import { mainOf, reread, subjectOf } from './subject.js';

const probes = [
  "' OR '1'='1",
  "x'; DROP TABLE users; --",
  "x' UNION SELECT email, password_hash FROM users --",
  "'||pg_sleep(4)||'",
  '$1"\\',
];

/** The same, like no text that another check has stored. */
const unlike = (probe: string): string => `${randomUUID().slice(0, 8)}${probe}`;

const query = (name: string, value: string) => `${name}=${encodeURIComponent(value)}`;
const quick = 3_000;

export default section('security', (model, add) => {
  const clause = '9 Parameterised queries';

  for (const resource of model.resources) {
    const { name, path, fields } = resource;
    const needs = needsOf(model, resource);
    const texts = fields.filter(({ type }) => type === 'string');
    const longs = fields.filter(({ type }) => type === 'text');

    if (texts.length + longs.length > 0)
      add(
        `security.sql-filter[${name}]`,
        clause,
        `SQL in a filter of ${name} is text to compare with`,
        async (context) => {
          const subject = await subjectOf(context, resource);
          const like = [...texts, ...longs].map((field) => `${field.name}_like`);
          const equal = texts.flatMap((field) => [field.name, `${field.name}_in`]);
          for (const probe of probes)
            for (const parameter of [...like, ...equal]) {
              const sent = query(parameter, unlike(probe));
              const answer = await subject.api.get(`${path}?${sent}`);
              assert.deepEqual(expectList(answer, `${parameter} ${probe}`), []);
              assert.ok(answer.took < quick, `${parameter} ${probe} took ${answer.took} ms`);
            }
          assert.deepEqual(await reread(subject), subject.row);
        },
        needs,
      );

    add(
      `security.sql-parameters[${name}]`,
      clause,
      `SQL in any other parameter of ${name} is 400 on it`,
      async (context) => {
        const { api } = await context.person('ann');
        for (const probe of probes)
          for (const parameter of ['sort', 'page', 'limit', 'cursor', 'id', 'created_at_gt'])
            expectInvalid(await api.get(`${path}?${query(parameter, probe)}`), parameter, probe);
        for (const parameter of [`id' OR '1'='1`, 'id;DROP TABLE users', 'id)--'])
          expectInvalid(await api.get(`${path}?${encodeURIComponent(parameter)}=x`), parameter);
        for (const sort of ['id;SELECT pg_sleep(4)', '(SELECT 1)', 'id DESC', 'password_hash'])
          expectInvalid(await api.get(`${path}?${query('sort', sort)}`), 'sort', sort);
      },
    );

    add(
      `security.sql-path[${name}]`,
      clause,
      `SQL in the id of a path of ${name} is 404`,
      async (context) => {
        const { api, row } = await subjectOf(context, resource);
        for (const probe of probes) {
          const id = encodeURIComponent(`${row.id}${probe}`);
          const answer = await api.get(`${path}/${id}`);
          expectMissing(answer, probe);
          assert.ok(answer.took < quick, `${probe} took ${answer.took} ms`);
        }
      },
      needs,
    );

    add(
      `security.object-names[${name}]`,
      '9 Validation',
      `names that every object has are no parameters of ${name}`,
      async (context) => {
        const { api } = await context.person('ann');
        const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
        for (const parameter of names) {
          for (const each of [parameter, `${parameter}_in`, `${parameter}_null`])
            expectInvalid(await api.get(`${path}?${each}=true`), each);
          expectInvalid(await api.get(`${path}?sort=${parameter}`), 'sort', parameter);
          expectInvalid(await api.get(`${path}?sort=-${parameter}`), 'sort', parameter);
        }
      },
    );
  }

  add(
    'security.sql-login',
    clause,
    'SQL in the email or the password logs nobody in',
    async (context) => {
      const { email, password } = await context.person('ann');
      for (const probe of probes) {
        expectInvalid(await login(context.api, probe, password), 'email', probe);
        expectError(await login(context.api, `a${email}`, probe), 401, 'INVALID_CREDENTIALS');
      }
      const sly = await login(context.api, `'or'1'='1'--@example.com`, password);
      assert.ok([400, 401].includes(sly.status), String(sly.status));
    },
  );

  add('security.sql-account', clause, 'SQL in a name is only text', async (context) => {
    const { api } = await context.newPerson();
    for (const name of probes) {
      assert.equal(expectOne(await api.patch('/auth/me', { name })).name, name);
      assert.equal(expectOne(await api.get('/auth/me')).name, name);
    }
  });

  const main = mainOf(model);
  if (main)
    add(
      'security.method-override',
      '9 Validation',
      'no header or parameter changes the method of a request',
      async (context) => {
        const subject = await subjectOf(context, main);
        for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override'])
          expectOne(await subject.api.get(subject.path, { headers: { [name]: 'DELETE' } }));
        const answer = await subject.api.get(`${subject.path}?_method=DELETE`);
        assert.ok([200, 400].includes(answer.status), String(answer.status));
        assert.deepEqual(await reread(subject), subject.row);
      },
      needsOf(model, main),
    );

  add(
    'security.files',
    '9 Validation',
    'no path leads to the files of the project',
    async ({ root }) => {
      const files = [
        'package.json',
        '.env',
        'src/main.ts',
        'dist/main.js',
        '.git/config',
        'vibe.json',
      ];
      for (const file of files)
        for (const path of [`/${file}`, `/docs/${file}`, `/docs/../${file}`, `/docs/..%2f${file}`])
          expectMissing(await root.get(path), path);
      for (const path of ['/docs/../../../../etc/passwd', '/docs/%2e%2e/%2e%2e/%2e%2e/etc/passwd'])
        expectMissing(await root.get(path), path);
    },
  );

  add(
    'security.trace',
    '4 Verbs',
    'TRACE and unknown methods are refused, and echo nothing',
    async (context) => {
      const { api, secrets } = await context.person('ann');
      for (const method of ['TRACE', 'PROPFIND', 'LINK']) {
        const answer = await api.send(method, '/auth/me');
        assert.ok([404, 405, 501].includes(answer.status), `${method} ${answer.status}`);
        for (const secret of secrets) assert.ok(!answer.text.includes(secret), method);
      }
    },
  );
});
