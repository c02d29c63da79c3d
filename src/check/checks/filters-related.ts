import assert from 'node:assert/strict';
import { section } from '../check.js';
import { expectInvalid, expectList } from '../expect.js';
import { linkedRows, relatedOf } from './related.js';

export default section('filters', (model, add) => {
  for (const related of relatedOf(model))
    add(
      `filters.related[${related.name}]`,
      '3 Lists',
      `the ${related.child.name} of one ${related.parent.singular} filter and sort like any list`,
      async (context) => {
        const { person, path, rows } = await linkedRows(context, related, 3);
        const [first, second, third] = rows.map(({ id }) => id);
        const find = async (query: string) =>
          expectList(await person.api.get(`${path}?${query}`), query).map(({ id }) => id);
        assert.deepEqual(await find(`id=${second}`), [second]);
        assert.deepEqual(await find(`id_ne=${second}&sort=created_at`), [first, third]);
        assert.deepEqual(await find('sort=-id'), [first, second, third].toSorted().toReversed());
        for (const parameter of ['no_such_field', 'id_like', 'page', 'sort'])
          expectInvalid(await person.api.get(`${path}?${parameter}=x`), parameter);
      },
      related.needs,
    );
});
