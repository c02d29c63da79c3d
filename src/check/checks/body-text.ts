import assert from 'node:assert/strict';
import { type Context, section } from '../check.js';
import type { Answer } from '../client.js';
import { expectError, expectOne } from '../expect.js';
import { type ModelField, type ModelResource, needsOf } from '../model.js';
import { bodyOf, crudOf, mainOf, reread, type Subject, subjectOf } from './subject.js';

const json = { 'content-type': 'application/json' };

/** Sends a body with one field written as it is, by each verb. */
const sendWith = async (
  context: Context,
  resource: ModelResource,
  { api, path }: Subject,
  field: string,
): Promise<[string, Answer][]> => {
  const body = await bodyOf(context, resource);
  const rest = Object.entries(body)
    .filter(([name]) => !field.startsWith(`"${name}"`))
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  const full = `{${[...rest, field].join()}}`;
  const send = (method: string, to: string, raw: string) =>
    api.send(method, to, undefined, { raw, headers: json });
  return [
    ['POST', await send('POST', resource.path, full)],
    ['PUT', await send('PUT', path, full)],
    ['PATCH', await send('PATCH', path, `{${field}}`)],
  ];
};

const expectAllRefused = async (
  context: Context,
  resource: ModelResource,
  bodies: string[],
): Promise<void> => {
  const subject = await subjectOf(context, resource);
  for (const body of bodies)
    for (const [method, answer] of await sendWith(context, resource, subject, body))
      expectError(answer, 400, 'VALIDATION_ERROR', undefined, `${method} ${body}`);
  assert.deepEqual(await reread(subject), subject.row, 'nothing was written');
};

const writable = (resource: ModelResource, types: ModelField['type'][]): ModelField[] =>
  resource.fields.filter(({ type, readOnly }) => !readOnly && types.includes(type));

const hostile = [
  "'; DROP TABLE users; --",
  '<img src=x onerror=alert(1)>',
  `$${'{7*7}'}`,
  '{{7*7}}',
  '$1',
  '\\x00',
  '%s%n',
  '\u202etxt.exe',
];

export default section('validation', (model, add) => {
  for (const resource of crudOf(model)) {
    const needs = needsOf(model, resource);
    const texts = writable(resource, ['string', 'text']);
    const [free] = texts.filter(({ unique, length = 255 }) => !unique && length >= 40);
    if (texts.length > 0)
      add(
        `validation.nul[${resource.name}]`,
        '9 Security checklist',
        'NUL and lone surrogates are 400',
        (context) =>
          expectAllRefused(
            context,
            resource,
            ['a\\u0000b', '\\ud800', '\\udc00x', 'x\\ud83d'].map(
              (text) => `"${texts.at(-1)?.name}":"${text}"`,
            ),
          ),
        needs,
      );

    if (free)
      add(
        `validation.plain-text[${resource.name}]`,
        '9 Security checklist',
        'text that looks like SQL, HTML or a template is only text',
        async (context) => {
          const subject = await subjectOf(context, resource);
          for (const text of hostile) {
            const row = expectOne(await subject.api.patch(subject.path, { [free.name]: text }));
            assert.equal(row[free.name], text);
            assert.equal((await reread(subject))[free.name], text);
          }
        },
        needs,
      );
  }

  const hasJson = (resource: ModelResource) => writable(resource, ['json']).length > 0;
  const main = crudOf(model).find(hasJson) ?? mainOf(model);
  if (!main) return;
  const needs = needsOf(model, main);
  const [any] = writable(main, ['json']);
  const [text] = writable(main, ['string', 'text']);

  add(
    'validation.proto',
    '9 Security checklist',
    '__proto__ is refused at any depth and pollutes nothing',
    async (context) => {
      const inner = any
        ? ['{"__proto__":{"x":1}}', '[{"a":{"__proto__":null}}]'].map(
            (value) => `"${any.name}":${value}`,
          )
        : [];
      await expectAllRefused(context, main, [
        '"__proto__":{"role":"admin"}',
        '"__proto__":null',
        '"\\u005f_proto__":1',
        '"constructor":{"prototype":{"x":1}}',
        ...inner,
      ]);
    },
    needs,
  );

  if (any)
    add(
      'validation.nul-nested',
      '9 Security checklist',
      'NUL and lone surrogates are 400 in keys and nested values too',
      (context) =>
        expectAllRefused(
          context,
          main,
          ['["\\u0000"]', '{"\\ud800":1}', '{"\\u0000":1}', '{"a":[{"b":"\\udfff"}]}'].map(
            (value) => `"${any.name}":${value}`,
          ),
        ),
      needs,
    );

  if (text)
    add(
      'validation.surrogate-pair',
      '9 Security checklist',
      'a whole surrogate pair is one character',
      async (context) => {
        const subject = await subjectOf(context, main);
        const raw = `{"${text.name}":"\\ud83d\\ude00 \\u00e9"}`;
        const answer = await subject.api.send('PATCH', subject.path, undefined, {
          raw,
          headers: json,
        });
        assert.equal(expectOne(answer)[text.name], '😀 é');
      },
      needs,
    );

  if (text)
    add(
      'validation.duplicate-keys',
      '9 Security checklist',
      'of a key that is given twice the last one counts, or the body is refused',
      async (context) => {
        const subject = await subjectOf(context, main);
        const raw = `{"${text.name}":"first","${text.name}":"last"}`;
        const answer = await subject.api.send('PATCH', subject.path, undefined, {
          raw,
          headers: json,
        });
        if (answer.status !== 400) assert.equal(expectOne(answer)[text.name], 'last');
      },
      needs,
    );
});
