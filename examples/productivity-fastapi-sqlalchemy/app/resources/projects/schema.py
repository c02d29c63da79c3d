"""What the API takes and shows of projects."""

from typing import Annotated

import pydantic

from app.http import fields
from app.http.resource import resource


class ProjectInput(fields.Object):
    """One of the projects as a client sends it."""

    name: Annotated[fields.String, pydantic.Field(min_length=1, max_length=120)]
    description: fields.Nullable[fields.Text]
    color: fields.Nullable[Annotated[fields.String, pydantic.Field(max_length=20)]]
    archived: Annotated[fields.Boolean, pydantic.Field(default=False)]


class Project(ProjectInput):
    """One of the projects as the API shows it."""

    id: fields.Uuid
    user_id: fields.Uuid
    created_at: fields.Timestamp
    updated_at: fields.Timestamp


project_schemas = resource(Project, ProjectInput, owner_field="user_id")
