import { describe, expect, it } from 'vitest';
import { type Merged, merge } from '../../src/merge/merge.js';

type Texts = [pristine: string, yours: string, render: string];

const run = ([pristine, yours, render]: Texts): Promise<Merged> =>
  merge('app/routes.py', { pristine, yours, render });

const clean = async (...texts: Texts): Promise<string> => {
  const result = await run(texts);
  return result.kind === 'clean' ? result.text : JSON.stringify(result, null, 1);
};

const conflict = async (...texts: Texts) => {
  const result = await run(texts);
  if (result.kind !== 'conflict') throw new Error(JSON.stringify(result));
  return result;
};

const pristine = `"""Where the resources are."""

from fastapi import APIRouter, FastAPI

from app.resources.tasks.routes import task_routes
from app.resources.users.routes import user_routes

SECTIONS = ["task", "user"]


def add_routes(app: FastAPI) -> None:
    """Adds all routes."""
    app.include_router(user_routes, prefix="/users")
    app.include_router(task_routes, prefix="/tasks")
`;

const render = `"""Where the resources are."""

from fastapi import APIRouter, FastAPI

from app.resources.notes.routes import note_routes
from app.resources.tasks.routes import task_routes
from app.resources.users.routes import user_routes

SECTIONS = ["task", "user", "note"]


def add_routes(app: FastAPI) -> None:
    """Adds all routes."""
    app.include_router(user_routes, prefix="/users")
    app.include_router(task_routes, prefix="/tasks")
    app.include_router(note_routes, prefix="/notes")
`;

describe('merging Python', () => {
  it('writes as its owner writes', async () => {
    const yours = `'''Mine.'''
from fastapi import APIRouter, FastAPI

from app.resources.tasks.routes import task_routes
from app.resources.users.routes import user_routes
import own # mine

SECTIONS = [
\t'task', # first
\t'user'
]

def add_routes(app: FastAPI) -> None:
\t"""Adds all routes."""
\tapp.include_router(user_routes, prefix='/users')
\tapp.include_router(task_routes, prefix='/tasks') # the most important
\tapp.include_router(own.routes)
`;
    expect(await clean(pristine, yours, render)).toBe(`'''Mine.'''
from fastapi import APIRouter, FastAPI

from app.resources.notes.routes import note_routes
from app.resources.tasks.routes import task_routes
from app.resources.users.routes import user_routes
import own # mine

SECTIONS = [
\t'task', # first
\t'user',
\t'note'
]

def add_routes(app: FastAPI) -> None:
\t"""Adds all routes."""
\tapp.include_router(user_routes, prefix='/users')
\tapp.include_router(task_routes, prefix='/tasks') # the most important
\tapp.include_router(note_routes, prefix='/notes')
\tapp.include_router(own.routes)
`);
    expect(await clean(render, await clean(pristine, yours, render), pristine)).toBe(yours);
  });

  it('adds nothing that somebody added already, wherever and however', async () => {
    const yours = pristine
      .replace(
        'from app.resources.users',
        'from app.resources.notes.routes import note_routes\nfrom app.resources.users',
      )
      .replace('["task", "user"]', "['note', 'task', 'user']")
      .replace(
        '    app.include_router(user',
        "    app.include_router(note_routes, prefix='/notes')\n    app.include_router(user",
      );
    expect(await clean(pristine, yours, render)).toBe(yours);
  });

  it('parts definitions by two blank lines, members by one', async () => {
    const before = `class Task(Base):\n    __tablename__ = "tasks"\n\n    title: Mapped[str]\n\n\ndef last() -> int:\n    return 1\n`;
    const after = before
      .replace(
        '    title: Mapped[str]\n',
        '    title: Mapped[str]\n    note: Mapped[str | None]\n\n    def shown(self) -> str:\n        return self.title\n',
      )
      .replace(
        'def last()',
        'class Note(Base):\n    """A note."""\n\n    text: Mapped[str]\n\n\ndef last()',
      );
    const yours = before
      .replace('    title: Mapped[str]\n', '    title: Mapped[str]  # mine\n    own: Mapped[int]\n')
      .replace('def last() -> int:\n    return 1', '@cache\ndef last() -> int:\n    return 2');
    expect(await clean(before, yours, after)).toBe(`class Task(Base):
    __tablename__ = "tasks"

    title: Mapped[str]  # mine
    note: Mapped[str | None]

    def shown(self) -> str:
        return self.title

    own: Mapped[int]


class Note(Base):
    """A note."""

    text: Mapped[str]


@cache
def last() -> int:
    return 2
`);
    expect(await clean(after, await clean(before, yours, after), before)).toBe(yours);
  });

  it('adds a name to an import of its module, in brackets or without', async () => {
    const [before, after] = ['a, c', 'a, b, c'].map(
      (names) => `from m import ${names}\n\nuse(a, c)\n`,
    ) as [string, string];
    const yours = 'from m import (\n    a,\n    c,\n    own as mine,\n)\n\nuse(a, c)\n';
    expect(await clean(before, yours, after)).toBe(yours.replace('    a,\n', '    a,\n    b,\n'));
    const line = 'import os\nfrom m import a, c, own\n\nuse(a, c)\n';
    expect(await clean(before, line, after)).toBe(line.replace('a, c, own', 'a, b, c, own'));
  });

  it('brings what only types need into their block', async () => {
    const before =
      'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from a import A\n\nx: "A"\n';
    const after = before
      .replace('import A\n', 'import A\n    from b import B\n')
      .replace('x: "A"', 'x: "A"\ny: "B"');
    const yours = before.replace('import A\n', 'import A, C\n    from d import D\n');
    expect(await clean(before, yours, after)).toBe(
      yours
        .replace('    from d', '    from b import B\n    from d')
        .replace('x: "A"', 'x: "A"\ny: "B"'),
    );
    const without = before.replace(/\nif[\s\S]*\n\n/, '\n').replace('"A"', 'int');
    expect(await clean(without, `${without}own = 1\n`, `${before}`)).toBe(`${before}own = 1\n`);
  });

  it('takes out what the render has no more, but no import that is still used', async () => {
    const yours = render
      .replace('    app.include_router(user', '    log(note_routes)\n    app.include_router(user')
      .replace('["task", "user", "note"]', '[\n    "task",\n    "user",\n    "note"\n]');
    expect(await clean(render, yours, pristine)).toBe(
      yours
        .replace(',\n    "note"\n', '\n')
        .replace('    app.include_router(note_routes, prefix="/notes")\n', ''),
    );
  });

  it('merges arguments by their name, and parameters', async () => {
    const before = 'def f(a: int, *, b: str = "x") -> None:\n    g(a, size=20, b=b)\n';
    const yours =
      'def f(\n    a: int,\n    *,\n    b: str = "x",\n    own: bool = False,\n) -> None:\n    g(a, size=30, own=own, b=b)\n';
    const after =
      'def f(a: int, *, b: str = "y", c: int = 1) -> None:\n    g(a, size=20, b=b, c=c)\n';
    expect(await clean(before, yours, after)).toBe(
      yours.replace('"x",\n', '"y",\n    c: int = 1,\n').replace('b=b)', 'b=b, c=c)'),
    );
  });

  it('keeps the comma of a tuple with one element', async () => {
    const list = (...names: string[]) =>
      `class A:\n    __table_args__ = (\n${names.map((name) => `        Index("${name}"),\n`).join('')}    )\n    own = 1\n`;
    const yours = list('a', 'b').replace('own = 1', 'own = 2');
    expect(await clean(list('a', 'b'), yours, list('a'))).toBe(
      yours.replace('        Index("b"),\n', ''),
    );
    expect(await clean('x = (1, 2)\ny = 1\n', 'x = (1, 2)\ny = 2\n', 'x = (1,)\ny = 1\n')).toBe(
      'x = (1,)\ny = 2\n',
    );
    expect(await clean('x = (1, 2, 3)\n', 'x = (1, 2)\n', 'x = (1, 3)\n')).toBe('x = (1,)\n');
  });

  it('opens a block that stands on one line where something comes to it', async () => {
    const before = 'def f(a):\n    if a:\n        return 1\n    return 2\n';
    const yours = 'def f(a):\n    if a: return 1  # mine\n    return 2\n';
    const after = 'def f(a):\n    if a:\n        log(a)\n        return 1\n    return 2\n';
    expect(await clean(before, yours, after)).toBe(
      'def f(a):\n    if a:\n        log(a)\n        return 1  # mine\n    return 2\n',
    );
    const semicolons = 'def f(a):\n    if a: log(a); return 1\n    return 2\n';
    expect(await clean(after, semicolons, before)).toBe(before);
  });

  it('keeps statements of a line together', async () => {
    const before = 'a = 1\nb = 2\nc = 3\n';
    const after = 'a = 1\nx = 9\nb = 2\n';
    expect(await clean(before, 'a = 1; b = 2; c = 3\nmine()\n', after)).toBe(
      'a = 1; b = 2\nx = 9\nmine()\n',
    );
  });

  it('leaves something in a block that loses all', async () => {
    const before = 'class A:\n    a = 1\n\n    def f(self):\n        pass\n';
    const after = 'class A:\n    b = 1\n    def f(self):\n        pass\n'.replace(
      '    def',
      '\n    def',
    );
    const yours = 'class A:\n    a = 1\n';
    expect(await clean(before, yours, before.replace('    a = 1\n\n', ''))).toBe(
      'class A:\n    pass\n',
    );
    expect(await clean(before, yours, after)).toBe('class A:\n    b = 1\n');
  });

  it('adds decorators, cases and clauses where they belong', async () => {
    const before = `@router.get("/")
def f(a: str) -> int:
    match a:
        case "x":
            return 1
        case _:
            return 2


def g() -> None:
    try:
        f("x")
    except ValueError:
        pass
`;
    const after = before
      .replace('def f', '@limited(10)\ndef f')
      .replace('        case _', '        case "y" | "z":\n            return 3\n        case _')
      .replace('def g', '@cache\ndef g')
      .replace(
        '        pass\n',
        '        pass\n    except (KeyError, OSError) as error:\n        log(error)\n    finally:\n        close()\n',
      );
    const yours = before
      .replace('"x":\n', '"x":  # mine\n')
      .replace('@router.get("/")\n', '@router.get("/")  # mine\n@own\n')
      .replace('        pass', '        raise');
    expect(await clean(before, yours, after)).toBe(
      yours
        .replace('@own\n', '@limited(10)\n@own\n')
        .replace('        case _', '        case "y" | "z":\n            return 3\n        case _')
        .replace('def g', '@cache\ndef g')
        .replace(
          '        raise\n',
          '        raise\n    except (KeyError, OSError) as error:\n        log(error)\n    finally:\n        close()\n',
        ),
    );
  });

  it('brings new comments and docstrings, unless somebody wrote their own', async () => {
    const code = (one: string, two: string, three: string) =>
      `def f():\n    """${one}"""\n    # ${two}\n    g("x")\n    # ${three}\n    h()\n`;
    const yours = code('One.', 'two', 'my three').replaceAll('    ', '  ').replace('"x"', "'x'");
    const after = code('The one.', 'the two', 'the three').replace(
      '    h()',
      '    h()\n    i("y")',
    );
    expect(await clean(code('One.', 'two', 'three'), yours, after)).toBe(
      code('The one.', 'the two', 'my three')
        .replace('    h()', '    h()\n    i("y")')
        .replaceAll('    ', '  ')
        .replace('"x"', "'x'")
        .replace('"y"', "'y'"),
    );
  });

  it('keeps comments at the end of a block in it', async () => {
    const before = 'def f():\n    a()\n\n\nz = 1\n';
    const yours = 'def f():\n    a()\n    # mine\n\n\nz = 1\n';
    const after = before.replace('a()\n', 'a()\n\n\ndef g():\n    b()\n');
    expect(await clean(before, yours, after)).toBe(
      'def f():\n    a()\n    # mine\n\n\ndef g():\n    b()\n\n\nz = 1\n',
    );
  });

  it('asks where both changed the same, and settles it as told', async () => {
    const yours = pristine
      .replace('"/tasks"', '"/jobs"')
      .replace('["task", "user"]', '["task", "own", "user"]');
    const theirs = render.replace('"/tasks"', '"/todos"');
    const { hunks, resolve } = await conflict(pristine, yours, theirs);
    expect(hunks.map((hunk) => hunk.yours)).toEqual([
      ['    app.include_router(task_routes, prefix="/jobs")'],
    ]);
    const settled = (prefix: string) =>
      render
        .replace('"/tasks"', `"${prefix}"`)
        .replace('["task", "user", "note"]', '["task", "own", "user", "note"]');
    expect(resolve('ours')).toBe(settled('/jobs'));
    expect(resolve('theirs')).toBe(settled('/todos'));
  });

  it('refuses where the file does not parse, with the lines to paste', async () => {
    const yours = pristine.replace('["task", "user"]', '["task", "user"');
    expect(
      await run([pristine, yours, pristine.replace('"/tasks")\n', '"/tasks")\n    more(app)\n')]),
    ).toEqual({
      kind: 'refused',
      reason: expect.stringContaining('line'),
      lines: ['    more(app)'],
    });
    const indented = pristine.replace('SECTIONS', '  SECTIONS');
    expect(await run([pristine, indented, render])).toMatchObject({ kind: 'conflict' });
  });

  it('refuses to import or declare a name twice', async () => {
    const own = pristine.replace(
      'import user_routes',
      'import user_routes\nfrom own import note_routes',
    );
    expect(await run([pristine, own, render])).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('note_routes'),
    });
    const defined = `${pristine}\n\ndef more():\n    pass\n`;
    const theirs = pristine.replace('SECTIONS', 'def more():\n    return 1\n\n\nSECTIONS');
    expect(await run([pristine, defined, theirs])).toMatchObject({ kind: 'conflict' });
  });

  it('puts new statements below the imports, and imports below what a file says of itself', async () => {
    const before = '"""What it is."""\n\nfrom a import b\n\nb()\n';
    const yours = '"""What it is."""\n\nimport own\nfrom a import b\n\nown.own()\nb()\n';
    const after = before.replace('\nb()', '\nLIMIT = 20\n\nb(LIMIT)');
    expect(await clean(before, yours, after)).toBe(
      yours.replace('\nown.own', '\nLIMIT = 20\n\nown.own').replace('b()', 'b(LIMIT)'),
    );
    const bare = '"""What it is."""\n\nx = 1\n';
    expect(
      await clean(
        bare,
        bare.replace('1', '2'),
        bare.replace('x = 1', 'import os\n\nx = 1\ny = os'),
      ),
    ).toBe('"""What it is."""\n\nimport os\n\nx = 2\ny = os\n');
  });
});

describe('merging tables of SQLAlchemy and fields of Pydantic', () => {
  it('knows columns and constraints by their names', async () => {
    const column = (name: string, type: string) => `    sa.Column("${name}", sa.${type}),\n`;
    const check = (name: string, values: string) =>
      `    sa.CheckConstraint(\n        "${values}",\n        name="${name}",\n    ),\n`;
    const table = (...lines: string[]) =>
      `tasks = sa.Table(\n    "tasks",\n    metadata,\n${lines.join('')})\n`;
    const key = '    sa.ForeignKeyConstraint(["user_id"], ["users.id"]),\n';
    const before = table(column('id', 'Uuid'), column('title', 'Text'), key, check('a', 'x > 1'));
    const yours = table(
      column('own', 'Text'),
      column('id', 'Uuid'),
      column('title', 'String(20)').replace('\n', '  # mine\n'),
      key,
      check('a', 'x > 1'),
      check('own', 'y'),
    );
    const after = table(
      column('id', 'Uuid'),
      column('note', 'Text'),
      column('title', 'Text'),
      key,
      '    sa.ForeignKeyConstraint(["task_id"], ["tasks.id"]),\n',
      check('a', 'x > 2'),
    );
    expect(await clean(before, yours, after)).toBe(
      table(
        column('own', 'Text'),
        column('id', 'Uuid'),
        column('note', 'Text'),
        column('title', 'String(20)').replace('\n', '  # mine\n'),
        key,
        '    sa.ForeignKeyConstraint(["task_id"], ["tasks.id"]),\n',
        check('a', 'x > 2'),
        check('own', 'y'),
      ),
    );
  });

  it('merges fields, their types and the cases of an enum', async () => {
    const before = `class TaskInput(Fields):
    """A task as a client sends it."""

    title: Annotated[String, Field(min_length=1, max_length=200)]
    status: Annotated[Literal["todo", "done"], Field(default="todo")]
`;
    const yours = before
      .replace('min_length=1', 'min_length=3')
      .replace('"todo", "done"]', '"todo", "mine", "done"]')
      .concat('    own: Mine = None  # mine\n');
    const after = before
      .replace('max_length=200', 'max_length=80')
      .replace('"done"]', '"done", "odd"]')
      .concat('    due: Nullable[Date]\n');
    expect(await clean(before, yours, after)).toBe(
      before
        .replace('min_length=1, max_length=200', 'min_length=3, max_length=80')
        .replace('"todo", "done"]', '"todo", "mine", "done", "odd"]')
        .concat('    due: Nullable[Date]\n    own: Mine = None  # mine\n'),
    );
  });
});

it('ends where the file begins with a blank line', async () => {
  const merged = await run([
    'import a\n\nx = a.b(1)\n',
    '\nx = a.b(1)\n',
    'import a\nimport b\n\nx = a.b(b)\n',
  ]);
  expect(merged).toEqual({ kind: 'clean', text: '\nimport b\n\nx = a.b(b)\n' });
});
