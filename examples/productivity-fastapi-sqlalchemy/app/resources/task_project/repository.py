import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from app.database import models, repository, scopes
from app.database.client import connected
from app.database.row_set import RowSet
from app.http.filter import ListQuery
from app.http.page import Page
from app.resources.tasks import rows, schema

_PARENT = sa.bindparam("_parent", type_=sa.Uuid())
_CHILD = sa.bindparam("_child", type_=sa.Uuid())

_links = models.task_project_table
_is_linked = sa.and_(
    _links.c["project_id"] == _PARENT,
    _links.c["task_id"] == _CHILD,
)

_has_parent = sa.exists().where(
    models.projects_table.c["id"] == _PARENT,
    scopes.own_projects,
)
_has_child = sa.exists().where(
    models.tasks_table.c["id"] == _CHILD,
    scopes.own_tasks,
)

_linked_children = RowSet(
    models.tasks_table,
    rows.present,
    sa.and_(
        scopes.own_tasks,
        sa.exists().where(
            _links.c["project_id"] == _PARENT,
            _links.c["task_id"] == models.tasks_table.c["id"],
        ),
    ),
)


async def _holds(condition: sa.ColumnElement[bool], parameters: dict[str, str]) -> bool:
    async with connected() as connection:
        return bool(await connection.scalar(sa.select(condition), parameters))


async def _run(statement: sa.Executable, user_id: str, parent_id: str, child_id: str) -> bool:
    """Whether both ends are there for the user, and the statement has been run."""
    link = {"_parent": parent_id, "_child": child_id}
    if not await _holds(sa.and_(_has_parent, _has_child), {**link, "_caller": user_id}):
        return False
    async with connected() as connection:
        await connection.execute(statement, link)
    return True


class TaskProjectRepository(repository.RelationRepository[schema.Task]):
    """Which tasks belong to which projects."""

    async def add(self, user_id: str, parent_id: str, child_id: str) -> bool:
        link = {
            "project_id": _PARENT,
            "task_id": _CHILD,
        }
        statement = insert(_links).values(link).on_conflict_do_nothing()
        return await _run(statement, user_id, parent_id, child_id)

    async def remove(self, user_id: str, parent_id: str, child_id: str) -> bool:
        return await _run(sa.delete(_links).where(_is_linked), user_id, parent_id, child_id)

    async def list(
        self,
        user_id: str,
        parent_id: str,
        query: ListQuery,
    ) -> Page[schema.Task] | None:
        if not await _holds(_has_parent, {"_parent": parent_id, "_caller": user_id}):
            return None
        return await _linked_children.list(query, user_id, _parent=parent_id)


task_project = TaskProjectRepository()
