import type { Changed } from './projects.js';

interface Field {
  name: string;
  /** As Pydantic reads it, as a column keeps it, and an example. */
  type: string;
  column: string;
  example: string;
  check?: string;
}

interface Resource {
  name: string;
  one: string;
  fields: Field[];
}

const title = (length: number): Field => ({
  name: 'title',
  type: `Annotated[String, Field(min_length=1, max_length=${length})]`,
  column: `sa.String(${length}), nullable=False`,
  example: '"Write the landing page"',
});
const status: Field = {
  name: 'status',
  type: 'Annotated[Literal["todo", "done"], Field(default="todo")]',
  column: 'sa.String(60), nullable=False',
  example: '"done"',
  check: `\\"status\\" IN ('todo', 'done')`,
};
const tags: Field = {
  name: 'tags',
  type: 'Nullable[Json]',
  column: 'columns.JSON',
  example: '["a", "b"]',
};
const note: Field = {
  name: 'note',
  type: 'Nullable[Text]',
  column: 'sa.Text',
  example: '"A note"',
};
const mood: Field = {
  name: 'mood',
  type: 'Annotated[Literal["calm", "wild"], Field(default="calm")]',
  column: 'sa.String(60), nullable=False',
  example: '"calm"',
  check: `\\"mood\\" IN ('calm', 'wild')`,
};

const lines = (fields: Field[], line: (field: Field) => string): string =>
  fields.map(line).join('');

const schema = ({
  name,
  one,
  fields,
}: Resource): string => `"""What the API takes and shows of ${name}."""

from typing import Annotated, Literal

from pydantic import Field

from app.http.fields import ${[...new Set(fields.flatMap(({ type }) => type.match(/\b(String|Text|Json|Nullable)\b/g) ?? []))].sort().join(', ')}, Timestamp, Uuid
from app.http.resource import resource
from app.http.schema import Fields


class ${one}Input(Fields):
    """A row of ${name} as a client sends it."""

${lines(fields, (field) => `    ${field.name}: ${field.type}\n`)}

class ${one}(${one}Input):
    """A row of ${name} as the API shows it."""

    id: Uuid
    created_at: Timestamp


${name}_schemas = resource(${one}, ${one}Input, owner_field="user_id")
`;

const table = ({ name, fields }: Resource): string => `import sqlalchemy as sa

from app.database import columns

${name}_table = sa.Table(
    "${name}",
    columns.metadata,
    sa.Column(
        "id", sa.Uuid, primary_key=True, server_default=sa.literal_column("gen_random_uuid()")
    ),
    sa.Column("user_id", sa.Uuid, nullable=False),
${lines(fields, (field) => `    sa.Column("${field.name}", ${field.column}),\n`)}    sa.ForeignKeyConstraint(
        ["user_id"],
        ["users.id"],
        name="${name}_user_id_fkey",
        ondelete="CASCADE",
    ),
${lines(fields, (field) => (field.check ? `    sa.CheckConstraint(\n        "${field.check}",\n        name="${name}_${field.name}_check",\n    ),\n` : ''))})

sa.Index(
    "${name}_user_id_id_idx",
    ${name}_table.c["user_id"],
    ${name}_table.c["id"],
)
`;

const model = ({ name, one, fields }: Resource): string => `from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey${fields.some((field) => field.check) ? ', String' : ''}
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database.base import Base

if TYPE_CHECKING:
    from app.database.users import User


class ${one}(Base):
    __tablename__ = "${name}"
    __table_args__ = (
${lines(fields, (field) => (field.check ? `        CheckConstraint("${field.check}", name="${name}_${field.name}_check"),\n` : ''))}    )

    id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
${lines(fields, (field) => `    ${field.name}: Mapped[str${field.check ? '] = mapped_column(String(60))' : ' | None]'}\n`)}
    user: Mapped[User] = relationship(back_populates="${name}")

    @property
    def shown(self) -> dict[str, object]:
        """What the API shows."""
        return {${fields.map((field) => `"${field.name}": self.${field.name}`).join(', ')}}
`;

const rows = ({
  name,
  one,
  fields,
}: Resource): string => `from app.database import values as convert
from app.resources.${name} import schema


def present(row: convert.Row) -> schema.${one}:
    """A stored row as the API shows it."""
    return {
        "id": row["id"],
${lines(fields, (field) => `        "${field.name}": row["${field.name}"],\n`)}        "created_at": convert.from_timestamp(row["created_at"]),
    }


async def changed(row: convert.Row, sent: schema.${one}Input) -> list[str]:
    names = [
${lines(fields, (field) => `        "${field.name}",\n`)}    ]
    async with convert.session() as session, session.begin():
        for name in names:
            match sent.get(name):
                case None:
                    continue
                case value if value == row[name]:
                    continue
                case _:
                    session.note(f"{name!r} of {row['id']:>8}")
    return [name for name in names if name in sent and row[name] != sent[name]]
`;

const routes = (resources: Resource[]): string => `"""Every route of the API."""

from fastapi import APIRouter, FastAPI, Response

from app.http.health import live
from app.http.hooks import send
${resources
  .map(({ name }) => `from app.resources.${name}.routes import router as ${name}_router\n`)
  .sort()
  .join('')}
router = APIRouter()


@router.get("/health/live")
async def read_live() -> Response:
    return send(live())


def add_routes(app: FastAPI) -> None:
    """Every route of the API."""
    app.include_router(router)
${resources.map(({ name }) => `    app.include_router(\n        ${name}_router,\n        prefix="/api/v1/${name}",\n    )\n`).join('')}`;

const project = (resources: Resource[]): string => `[project]
name = "my-app"
requires-python = ">=3.11"
dependencies = [
    "fastapi==0.165.0",
    "pydantic==2.14.4",
${resources.length > 1 ? '    "redis==8.1.0",\n' : ''}    "sqlalchemy[asyncio]==2.1.9",
]

[project.scripts]
dev = "scripts.dev:main"
${resources.map(({ name }) => `${name} = "scripts.${name}:main"\n`).join('')}
[tool.ruff]
line-length = 100

[tool.ruff.lint]
select = ["B", "C4", "E"]
# Sample texts may be longer than a line.
ignore = ["E501"]
`;

const render = (resources: Resource[]): Map<string, string> =>
  new Map([
    ['app/routes.py', routes(resources)],
    ['pyproject.toml', project(resources)],
    ...resources.flatMap((resource): [string, string][] => [
      [`app/resources/${resource.name}/schema.py`, schema(resource)],
      [`app/resources/${resource.name}/rows.py`, rows(resource)],
      [`app/database/models/${resource.name}.py`, table(resource)],
      [`app/database/${resource.name}.py`, model(resource)],
    ]),
  ]);

const tasks = (...fields: Field[]): Resource => ({ name: 'tasks', one: 'Task', fields });
const small = [tasks(title(200), status, tags)];
const larger = [...small, { name: 'reminders', one: 'Reminder', fields: [note, mood] }];
const wider = [tasks(title(200), status, tags, note, mood)];
const other = [tasks(title(77), status, tags)];

const changes: [string, Resource[], Resource[]][] = [
  ['a resource more', small, larger],
  ['a resource less', larger, small],
  ['a field more', small, wider],
  ['a field less', wider, small],
  ['a field changed', small, other],
];

/** Files of a FastAPI project that a change of the blueprint changes. */
export const pythonFiles = (): Changed[] =>
  changes.flatMap(([name, before, after]) => {
    const old = render(before);
    return [...render(after)].flatMap(([path, content]) => {
      const pristine = old.get(path);
      if (pristine === undefined || pristine === content) return [];
      return [{ title: `fastapi sqlalchemy: ${name}`, path, pristine, render: content }];
    });
  });
