import { expect, it } from 'vitest';
import { merge } from '../../src/merge/merge.js';

const clean = async (pristine: string, yours: string, render: string): Promise<string> => {
  const result = await merge('app/rows.py', { pristine, yours, render });
  return result.kind === 'clean' ? result.text : JSON.stringify(result, null, 1);
};

const before = `from app.database import values as convert
from app.resources.people import schema

print(convert, schema)
`;

const after = `from app.database import models, scopes
from app.database import values as convert
from app.resources.people import schema

print(convert, schema, models, scopes)
`;

it('leaves a name that has another one here in a statement of its own', async () => {
  const mine = (text: string) => text.replace('\nprint', 'import mine\n\nprint');
  expect(await clean(before, mine(before), after)).toBe(mine(after));
  expect(await clean(after, mine(after), before)).toBe(mine(before));
});

it('brings such a statement beside one of the same module', async () => {
  const plain = 'from app.database import scopes\n\nprint(scopes)\n';
  const more = `from app.database import models as m
from app.database import own, scopes
from app.database import values as convert

print(scopes, m, convert)
`;
  expect(
    await clean(plain, plain.replace('scopes', 'own, scopes'), more.replace('own, ', '')),
  ).toBe(more);
});
