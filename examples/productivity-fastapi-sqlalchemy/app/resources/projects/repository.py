from app.database import models, repository, scopes
from app.database.row_set import RowSet
from app.http.filter import ListQuery
from app.http.page import Page
from app.http.schema import Changes
from app.resources.projects import rows, schema

_own = RowSet(
    models.projects_table,
    rows.present,
    scopes.own_projects,
)


class ProjectRepository(
    repository.PrivateRepository[
        schema.Project,
        schema.ProjectInput,
    ]
):
    """The projects of each user."""

    async def list(
        self,
        user_id: str,
        query: ListQuery,
    ) -> Page[schema.Project]:
        return await _own.list(query, user_id)

    async def find(
        self,
        user_id: str,
        id: str,
    ) -> schema.Project | None:
        return await _own.find(id, user_id)

    async def create(
        self,
        user_id: str,
        sent: schema.ProjectInput,
    ) -> schema.Project:
        return await _own.insert({**sent, "user_id": user_id})

    async def replace(
        self,
        user_id: str,
        id: str,
        sent: schema.ProjectInput,
        expected: schema.Project | None = None,
    ) -> schema.Project | None:
        return await _own.change(id, sent, expected, user_id)

    async def update(
        self,
        user_id: str,
        id: str,
        changes: Changes,
        expected: schema.Project | None = None,
    ) -> schema.Project | None:
        return await _own.change(id, changes, expected, user_id)

    async def remove(
        self,
        user_id: str,
        id: str,
        expected: schema.Project | None = None,
    ) -> bool:
        return await _own.remove(id, expected, user_id)


projects = ProjectRepository()
