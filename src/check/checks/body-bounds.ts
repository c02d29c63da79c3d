import { type Context, section } from '../check.js';
import type { Answer } from '../client.js';
import { expectError, expectOne } from '../expect.js';
import { type ModelField, type ModelResource, needsOf } from '../model.js';
import { nested } from './nested.js';
import { bodyOf, crudOf, mainOf, writerOf } from './subject.js';

/** A field that takes anything, so that only the bound can refuse it. */
const roomyField = ({ fields }: ModelResource): ModelField | undefined =>
  fields.find(({ type, readOnly }) => type === 'json' && !readOnly);

export default section('validation', (model, add) => {
  const main = crudOf(model).find(roomyField) ?? mainOf(model);
  if (!main) return;
  const all = needsOf(model, main);
  const roomy = roomyField(main) ?? { name: 'no_such_field' };
  const embedded = async (context: Context, text: string): Promise<Answer> => {
    const { api } = await writerOf(context, main);
    const body = JSON.stringify(await bodyOf(context, main, { [roomy.name]: null }));
    return api.send('POST', main.path, undefined, {
      raw: body.replace(`"${roomy.name}":null`, `"${roomy.name}":${text}`),
      headers: { 'content-type': 'application/json' },
    });
  };

  add(
    'validation.depth',
    '9 Security checklist',
    'the depth of a body is bounded',
    async (context) => {
      for (const depth of [200, 5000, 200_000])
        expectError(
          await embedded(context, nested(depth)),
          400,
          'VALIDATION_ERROR',
          undefined,
          `${depth}`,
        );
      if (roomyField(main)) expectOne(await embedded(context, nested(10)), 201, 'ten levels');
    },
    all,
  );

  add(
    'validation.keys',
    '9 Security checklist',
    'the number of keys of a body is bounded',
    async (context) => {
      const keys = (count: number) =>
        JSON.stringify(
          Object.fromEntries(Array.from({ length: count }, (_, key) => [`k${key}`, 1])),
        );
      expectError(await embedded(context, keys(20_000)), 400, 'VALIDATION_ERROR');
      if (roomyField(main)) expectOne(await embedded(context, keys(100)), 201, 'a hundred keys');
    },
    all,
  );
});
