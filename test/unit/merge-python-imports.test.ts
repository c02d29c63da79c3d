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

it('keeps an import that own code uses, where the lines alone would take it out', async () => {
  const plain = `from app.http import fields


class Task(fields.Object):
    title: fields.String
`;
  const checked = plain
    .replace('from', 'from typing import Annotated\n\nimport pydantic\n\nfrom')
    .replace('fields.String', 'Annotated[fields.String, pydantic.Field(max_length=3)]');
  const own = `
    @pydantic.field_validator("title")
    @classmethod
    def own(cls, title: str) -> str:
        return title
`;
  expect(await clean(checked, checked + own, plain)).toBe(`import pydantic\n\n${plain}${own}`);
  expect(await clean(checked, `${checked}# mine\n`, plain)).toBe(`${plain}# mine\n`);
});

it('brings a comment behind an import to that import, not to one that somebody has added', async () => {
  const pristine = 'from app import a\n\nx = a.b()\n';
  const yours = 'from app import a\nfrom mine import m\n\nx = a.b(m)\n';
  const render = 'from app import a  # why\n\nx = a.b()\n';
  const merged = await merge('a.py', { pristine, yours, render });
  expect(merged).toEqual({
    kind: 'clean',
    text: 'from app import a  # why\nfrom mine import m\n\nx = a.b(m)\n',
  });
});
