from app.database import models, repository, scopes
from app.database.row_set import RowSet
from app.http.filter import ListQuery
from app.http.page import Page
from app.http.schema import Changes
from app.resources.tasks import rows, schema

_own = RowSet(
    models.tasks_table,
    rows.present,
    scopes.own_tasks,
)


class TaskRepository(
    repository.PrivateRepository[
        schema.Task,
        schema.TaskInput,
    ]
):
    """The tasks of each user."""

    async def list(
        self,
        user_id: str,
        query: ListQuery,
    ) -> Page[schema.Task]:
        return await _own.list(query, user_id)

    async def find(
        self,
        user_id: str,
        id: str,
    ) -> schema.Task | None:
        return await _own.find(id, user_id)

    async def create(
        self,
        user_id: str,
        sent: schema.TaskInput,
    ) -> schema.Task:
        return await _own.insert({**sent, "user_id": user_id})

    async def replace(
        self,
        user_id: str,
        id: str,
        sent: schema.TaskInput,
        expected: schema.Task | None = None,
    ) -> schema.Task | None:
        return await _own.change(id, sent, expected, user_id)

    async def update(
        self,
        user_id: str,
        id: str,
        changes: Changes,
        expected: schema.Task | None = None,
    ) -> schema.Task | None:
        return await _own.change(id, changes, expected, user_id)

    async def remove(
        self,
        user_id: str,
        id: str,
        expected: schema.Task | None = None,
    ) -> bool:
        return await _own.remove(id, expected, user_id)


tasks = TaskRepository()
