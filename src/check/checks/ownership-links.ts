import assert from 'node:assert/strict';
import type { Context } from '../check.js';
import { section } from '../check.js';
import { expectList, expectMissing, expectNothing, expectOne, missingId } from '../expect.js';
import { type Related, relatedOf } from './related.js';
import { isPrivate, writerOf } from './subject.js';

/** A row of either end, and the path of the list of one. */
const ends = async (context: Context, { parent, child }: Related) => {
  const person = await writerOf(context, parent);
  const above = await context.rows.create(parent, person);
  const below = await context.rows.create(child, person);
  return { person, above, below, list: `${parent.path}/${above.id}${child.path}` };
};

const idsOf = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);

export default section('ownership', (model, add) => {
  for (const related of relatedOf(model)) {
    const { name, parent, child, needs } = related;
    const clause = '7 Many-to-many';

    add(
      `ownership.link[${name}]`,
      clause,
      `PUT links ${child.name} to one ${parent.singular}: 204, and the list shows them`,
      async (context) => {
        const { person, below, list } = await ends(context, related);
        assert.deepEqual(expectList(await person.api.get(list)), []);
        expectNothing(await person.api.put(`${list}/${below.id}`));
        const stored = expectOne(await person.api.get(`${child.path}/${below.id}`));
        const answer = await person.api.get(list);
        assert.deepEqual(expectList(answer), [stored]);
        assert.equal(answer.json.pagination.total, 1);
      },
      needs,
    );

    add(
      `ownership.link-again[${name}]`,
      clause,
      'linking twice, or at the same time, is 204 and links once',
      async (context) => {
        const { person, below, list } = await ends(context, related);
        const link = () => person.api.put(`${list}/${below.id}`);
        for (const answer of await Promise.all([link(), link(), link(), link()]))
          expectNothing(answer);
        expectNothing(await link());
        assert.deepEqual(idsOf(expectList(await person.api.get(list))), [below.id]);
      },
      needs,
    );

    add(
      `ownership.unlink[${name}]`,
      clause,
      'DELETE takes the link away, again and again 204, and the row itself stays',
      async (context) => {
        const { person, below, list } = await ends(context, related);
        const other = await context.rows.create(child, person);
        for (const { id } of [below, other]) expectNothing(await person.api.put(`${list}/${id}`));
        for (const about of ['first', 'again'])
          expectNothing(await person.api.delete(`${list}/${below.id}`), about);
        assert.deepEqual(idsOf(expectList(await person.api.get(list))), [other.id]);
        expectOne(await person.api.get(`${child.path}/${below.id}`));
      },
      needs,
    );

    add(
      `ownership.link-missing[${name}]`,
      clause,
      'a link to or from a row that is not there is 404',
      async (context) => {
        const { person, above, below } = await ends(context, related);
        for (const [from, to] of [
          [above.id, missingId],
          [missingId, below.id],
          [above.id, 'x'],
          ['x', below.id],
        ])
          for (const method of ['PUT', 'DELETE']) {
            const path = `${parent.path}/${from}${child.path}/${to}`;
            expectMissing(await person.api.send(method, path), `${method} ${path}`);
          }
        expectMissing(await person.api.get(`${parent.path}/${missingId}${child.path}`));
      },
      needs,
    );

    add(
      `ownership.link-deleted[${name}]`,
      clause,
      'a link goes with either of its rows',
      async (context) => {
        const { person, above, below, list } = await ends(context, related);
        const other = await context.rows.create(child, person);
        for (const { id } of [below, other]) expectNothing(await person.api.put(`${list}/${id}`));
        expectNothing(await person.api.delete(`${child.path}/${below.id}`));
        assert.deepEqual(idsOf(expectList(await person.api.get(list))), [other.id]);
        expectNothing(await person.api.delete(`${parent.path}/${above.id}`));
        expectMissing(await person.api.get(list));
        expectOne(await person.api.get(`${child.path}/${other.id}`));
      },
      needs,
    );

    if (isPrivate(parent))
      add(
        `ownership.link-parent[${name}]`,
        clause,
        `nobody sees, adds to or takes from another user's ${parent.singular}`,
        async (context) => {
          const { person, below, list } = await ends(context, related);
          expectNothing(await person.api.put(`${list}/${below.id}`));
          const bob = await context.person('bob');
          const own = await context.rows.create(child, bob);
          expectMissing(await bob.api.get(list));
          for (const id of [own.id, below.id])
            for (const method of ['PUT', 'DELETE'])
              expectMissing(await bob.api.send(method, `${list}/${id}`), method);
          assert.deepEqual(idsOf(expectList(await person.api.get(list))), [below.id]);
        },
        needs,
      );

    if (isPrivate(child))
      add(
        `ownership.link-child[${name}]`,
        clause,
        `nobody links another user's ${child.singular}`,
        async (context) => {
          const { person, list } = await ends(context, related);
          const foreign = await context.rows.create(child, await context.person('bob'));
          for (const method of ['PUT', 'DELETE'])
            expectMissing(await person.api.send(method, `${list}/${foreign.id}`), method);
          assert.deepEqual(expectList(await person.api.get(list)), []);
        },
        needs,
      );
  }
});
