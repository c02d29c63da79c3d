import assert from 'node:assert/strict';
import { section } from '../check.js';
import { type Document, resolved } from '../document.js';
import type { ModelField, ModelResource } from '../model.js';
import { contentOf, type Json, operationOf, pathsOf, responseOf } from './operations.js';
import { shownNames } from './subject.js';

const bare = (document: Document, schema: Json): Json =>
  resolved(document, schema?.anyOf?.find((choice: Json) => choice.type !== 'null') ?? schema);

const takesNull = (document: Document, schema: Json): boolean =>
  [schema, ...(schema?.anyOf ?? [])].some((each) => {
    const { type } = resolved(document, each) ?? {};
    return [type].flat().includes('null');
  });

/** What a field says of itself has to be what it takes. */
const expectField = (document: Document, field: ModelField, schema: Json): void => {
  const { name } = field;
  assert.ok(schema, `${name} is declared`);
  const one = bare(document, schema);
  if (field.length) assert.equal(one.maxLength, field.length, `${name}: maxLength`);
  if (field.values) assert.deepEqual(one.enum, field.values, `${name}: enum`);
  if (field.min !== undefined) assert.equal(one.minimum, field.min, `${name}: minimum`);
  if (field.max !== undefined) assert.equal(one.maximum, field.max, `${name}: maximum`);
  if (field.type !== 'json')
    assert.equal(takesNull(document, schema), field.nullable, `${name}: null`);
};

const rowSchema = (document: Document, resource: ModelResource): Json => {
  const operation = operationOf(document, 'get', pathsOf(resource).one);
  const schema = contentOf(responseOf(document, operation, 200))?.schema;
  return resolved(document, resolved(document, schema)?.properties?.data);
};

const inputSchema = (document: Document, method: string, path: string): Json =>
  resolved(document, contentOf(operationOf(document, method, path)?.requestBody)?.schema);

export default section('openapi', (model, add) => {
  for (const resource of model.resources) {
    const { name, singular } = resource;
    const { list, one } = pathsOf(resource);

    add(
      `openapi.row[${name}]`,
      '9 Security checklist',
      `it describes one ${singular} with exactly the fields that it shows`,
      async ({ root }) => {
        const { json: document } = await root.get('/openapi.json');
        const schema = rowSchema(document, resource);
        const shown = [...shownNames(resource), ...(resource.kind === 'checkout' ? ['items'] : [])];
        assert.deepEqual(Object.keys(schema.properties).sort(), shown.toSorted());
        assert.deepEqual(schema.required?.toSorted(), shown.toSorted(), 'all are always there');
        for (const field of resource.fields)
          expectField(document, field, schema.properties[field.name]);
      },
    );

    if (resource.kind !== 'crud') continue;
    add(
      `openapi.input[${name}]`,
      '9 Security checklist',
      `it describes what a client sends of one ${singular}`,
      async ({ root }) => {
        const { json: document } = await root.get('/openapi.json');
        const writable = resource.fields.filter(({ readOnly }) => !readOnly);
        const needed = writable.filter((field) => field.required && !field.hasDefault);
        const names = (fields: ModelField[]) => fields.map((field) => field.name).sort();
        for (const [method, path, required] of [
          ['post', list, needed],
          ['put', one, needed],
          ['patch', one, []],
        ] as const) {
          const schema = inputSchema(document, method, path);
          assert.deepEqual(Object.keys(schema.properties).sort(), names(writable), method);
          assert.deepEqual((schema.required ?? []).toSorted(), names([...required]), method);
          assert.equal(schema.additionalProperties, false, `${method} takes nothing else`);
          for (const field of writable) expectField(document, field, schema.properties[field.name]);
        }
      },
    );
  }
});
