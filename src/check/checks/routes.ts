import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectMissing, missingId } from '../expect.js';
import { needsOf } from '../model.js';
import { expectAllowed, methodsOf } from './allowed.js';
import { relatedOf } from './related.js';
import { subjectOf } from './subject.js';

const malformed = [
  '1',
  'x',
  '%00',
  '..%2f..',
  `${missingId}x`,
  missingId.slice(1),
  'null',
  "'",
  '%F0%9F%98%80',
  'a'.repeat(2000),
];

export default section('verbs', (model, add) => {
  for (const resource of model.resources) {
    const { name, path } = resource;
    const needs = needsOf(model, resource);
    const methods = methodsOf(resource);

    add(
      `verbs.allow[${name}]`,
      '4 Verbs',
      `a wrong method on ${path} is 405 and Allow names those that are served`,
      async (context) => {
        const { api } = await context.person('ann');
        await expectAllowed(api, path, methods.list);
        await expectAllowed(api, `${path}/${missingId}`, methods.one);
        if (resource.kind === 'checkout')
          await expectAllowed(api, `${path}/${missingId}/cancel`, ['POST']);
      },
    );

    add(
      `verbs.head[${name}]`,
      '4 Verbs',
      'HEAD answers as GET without the body',
      async (context) => {
        const { api, row, path: one } = await subjectOf(context, resource);
        for (const target of [one, `${path}?id=${row.id}`, `${path}/${missingId}`, `${path}?x=1`]) {
          const [get, head] = [await api.get(target), await api.send('HEAD', target)];
          assert.equal(head.status, get.status, target);
          assert.equal(head.text, '', target);
          for (const header of ['content-type', 'etag', 'link'])
            assert.equal(head.headers[header], get.headers[header], `${target} ${header}`);
          const length = head.headers['content-length'];
          if (length) assert.equal(length, get.headers['content-length'], target);
        }
      },
      needs,
    );

    add(
      `verbs.paths[${name}]`,
      '4 Verbs',
      'a trailing slash, another case and a double slash are other, unknown, routes',
      async (context) => {
        const { api, row } = await subjectOf(context, resource);
        const upper = path.toUpperCase();
        const title = `/${path.charAt(1).toUpperCase()}${path.slice(2)}`;
        const others = [`${path}/`, `${path}/${row.id}/`, `/${path}`, `${path}//`];
        const cases = [upper, title, `${title}/${row.id}`, `${path}//${row.id}`];
        for (const other of [...others, ...cases, `${path}/${row.id}/x`])
          expectMissing(await api.get(other), other);
      },
      needs,
    );

    add(
      `verbs.malformed-id[${name}]`,
      '2 Envelopes',
      'a malformed id is 404 on every verb',
      async (context) => {
        const { api } = await context.person('ann');
        const unsafe = methods.one.filter((method) => !['GET', 'HEAD'].includes(method));
        for (const [at, id] of malformed.entries()) {
          expectMissing(await api.get(`${path}/${id}`), id.slice(0, 40));
          for (const method of at < 3 ? unsafe : []) {
            const body = method === 'DELETE' ? undefined : {};
            const answer = await api.send(method, `${path}/${id}`, body);
            if (resource.owner === 'admin') assert.ok([403, 404].includes(answer.status), method);
            else if (answer.status !== 400) expectMissing(answer, `${method} ${id.slice(0, 40)}`);
          }
        }
        const broken = await api.get(`${path}/%E0%A4%A`);
        assert.ok([400, 404].includes(broken.status), `a broken escape: ${broken.status}`);
        const upper = await api.get(`${path}/${'ABCDEFAB-CDEF-4ABC-8DEF-ABCDEFABCDEF'}`);
        expectMissing(upper, 'an upper-case id');
      },
    );
  }

  for (const { name, parent, child } of relatedOf(model))
    add(
      `verbs.allow-related[${name}]`,
      '4 Verbs',
      `a wrong method on the ${child.name} of one ${parent.singular} is 405 with Allow`,
      async (context) => {
        const { api } = await context.person('ann');
        const list = `${parent.path}/${missingId}${child.path}`;
        await expectAllowed(api, list, ['GET', 'HEAD']);
        await expectAllowed(api, `${list}/${missingId}`, ['PUT', 'DELETE']);
      },
    );
});
