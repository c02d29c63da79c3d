import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectError, expectOne } from '../expect.js';
import { needsOf } from '../model.js';
import { bodyOf, mainOf, subjectOf, writerOf } from './subject.js';

const otherTypes = [
  undefined,
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/jsonp',
  'application/xml',
  'x',
];

const jsonTypes = [
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
  'Application/JSON',
];

export default section('validation', (model, add) => {
  const main = mainOf(model);
  if (!main) return;
  const { path } = main;
  const all = needsOf(model, main);

  add(
    'validation.no-content-type',
    '4 Verbs',
    'a body that is not application/json is 415',
    async (context) => {
      const subject = await subjectOf(context, main);
      const raw = JSON.stringify(await bodyOf(context, main));
      for (const type of otherTypes)
        for (const [method, to] of [
          ['POST', path],
          ['PUT', subject.path],
          ['PATCH', subject.path],
        ] as const) {
          const headers = { 'content-type': type };
          const answer = await subject.api.send(method, to, undefined, { raw, headers });
          expectError(answer, 415, 'UNSUPPORTED_MEDIA_TYPE', undefined, `${method} ${type}`);
        }
    },
    all,
  );

  add(
    'validation.content-type',
    '4 Verbs',
    'application/json in UTF-8 is taken as it may be written',
    async (context) => {
      const { api } = await writerOf(context, main);
      for (const type of jsonTypes) {
        const raw = JSON.stringify(await bodyOf(context, main));
        const answer = await api.send('POST', path, undefined, {
          raw,
          headers: { 'content-type': type },
        });
        expectOne(answer, 201, type);
      }
      const headers = { 'content-type': 'application/json; charset=iso-8859-1' };
      const latin = await api.send('POST', path, undefined, { raw: '{}', headers });
      assert.ok([400, 415].includes(latin.status), `another charset: ${latin.status}`);
    },
    all,
  );
});
