import assert from 'node:assert/strict';
import type { Context } from '../check.js';
import { section } from '../check.js';
import { expectError, expectInvalid, expectNothing, expectOne } from '../expect.js';
import { type ModelField, type ModelResource, needsOf } from '../model.js';
import type { Row } from './subject.js';

interface Counted {
  resource: ModelResource;
  field: ModelField;
  target: ModelResource;
  counter: string;
}

/** A row whose counter is looked at. */
const counted = async (context: Context, { target, counter }: Counted) => {
  const author = target.owner === 'admin' ? await context.admin() : await context.newPerson();
  const row: Row = await context.rows.create(target, author);
  const path = `${target.path}/${row.id}`;
  const read = async (): Promise<number> => expectOne(await author.api.get(path))[counter];
  return { author, row, path, read };
};

export default section('rules', (model, add) => {
  const all: Counted[] = model.resources.flatMap((resource) =>
    resource.fields.flatMap((field) => {
      const target = model.resources.find(({ name }) => name === field.to);
      return target && field.counter ? [{ resource, field, target, counter: field.counter }] : [];
    }),
  );

  for (const each of all) {
    const { resource, field, target, counter } = each;
    const needs = [...new Set([...needsOf(model, resource), ...needsOf(model, target)])];
    const clause = '7 Likes and follows';
    const id = `${target.name}.${counter}`;
    const count = async (context: Context, targetId: string) => {
      const person = await context.newPerson();
      const body = { [field.name]: targetId };
      return { person, body, made: expectOne(await person.api.post(resource.path, body), 201) };
    };

    add(
      `rules.counter[${id}]`,
      clause,
      `${counter} goes up with one ${resource.singular} and down when it is taken back`,
      async (context) => {
        const { row, read } = await counted(context, each);
        assert.equal(row[counter], 0);
        const { person, made } = await count(context, row.id);
        assert.equal(await read(), 1);
        expectNothing(await person.api.delete(`${resource.path}/${made.id}`));
        assert.equal(await read(), 0);
        await person.api.delete(`${resource.path}/${made.id}`);
        assert.equal(await read(), 0, 'not below');
      },
      needs,
    );

    add(
      `rules.counter-refused[${id}]`,
      clause,
      `one ${resource.singular} that is refused does not move ${counter}`,
      async (context) => {
        const { row, read } = await counted(context, each);
        const { person, body, made } = await count(context, row.id);
        if (field.unique) expectError(await person.api.post(resource.path, body), 409, 'CONFLICT');
        const { api } = await context.person('bob');
        expectError(await api.delete(`${resource.path}/${made.id}`), 403, 'FORBIDDEN');
        expectInvalid(await api.post(resource.path, { ...body, nothing: 1 }), 'nothing');
        assert.equal(await read(), 1);
      },
      needs,
    );

    add(
      `rules.counter-parallel[${id}]`,
      clause,
      `${counter} is exact after many at the same time`,
      async (context) => {
        const { row, read } = await counted(context, each);
        const people = await Promise.all(Array.from({ length: 6 }, () => context.newPerson()));
        const post = async ({ api }: (typeof people)[number]) =>
          expectOne(await api.post(resource.path, { [field.name]: row.id }), 201);
        const made = await Promise.all(people.map(post));
        assert.equal(await read(), 6);
        const leaving = people
          .slice(0, 4)
          .map(({ api }, at) => api.delete(`${resource.path}/${made[at].id}`));
        for (const answer of await Promise.all(leaving)) expectNothing(answer);
        assert.equal(await read(), 2);
      },
      needs,
    );

    add(
      `rules.counter-others[${id}]`,
      clause,
      `${counter} moves on the one ${target.singular}, not on others`,
      async (context) => {
        const [first, second] = [await counted(context, each), await counted(context, each)];
        await count(context, first.row.id);
        assert.deepEqual([await first.read(), await second.read()], [1, 0]);
      },
      needs,
    );

    add(
      `rules.counter-account[${id}]`,
      clause,
      `${counter} goes down with the account of who it counts`,
      async (context) => {
        const { row, read } = await counted(context, each);
        const { person } = await count(context, row.id);
        assert.equal(await read(), 1);
        expectNothing(await person.api.delete('/auth/me', { password: person.password }));
        assert.equal(await read(), 0);
      },
      needs,
    );

    add(
      `rules.counter-kept[${id}]`,
      clause,
      `${counter} cannot be set, and PUT and PATCH leave it as it is`,
      async (context) => {
        const { author, row, path, read } = await counted(context, each);
        await count(context, row.id);
        const body = await context.rows.body(target, author);
        for (const method of ['PUT', 'PATCH'])
          expectInvalid(
            await author.api.send(method, path, { ...body, [counter]: 9 }),
            counter,
            method,
          );
        expectInvalid(
          await author.api.post(target.path, { ...body, [counter]: 9 }),
          counter,
          'POST',
        );
        for (const method of ['PUT', 'PATCH'])
          assert.equal(expectOne(await author.api.send(method, path, body))[counter], 1, method);
        assert.equal(await read(), 1);
      },
      needs,
    );
  }
});
