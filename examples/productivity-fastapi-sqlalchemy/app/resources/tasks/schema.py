"""What the API takes and shows of tasks."""

from typing import Annotated, Literal

import pydantic

from app.http import fields
from app.http.resource import resource


class TaskInput(fields.Object):
    """One of the tasks as a client sends it."""

    title: Annotated[fields.String, pydantic.Field(min_length=1, max_length=200)]
    description: fields.Nullable[fields.Text]
    status: Annotated[Literal["todo", "in_progress", "done"], pydantic.Field(default="todo")]
    priority: Annotated[Literal["low", "medium", "high"], pydantic.Field(default="medium")]
    due_date: fields.Nullable[fields.Date]
    position: Annotated[fields.Integer, pydantic.Field(default=0)]
    tags: fields.Nullable[fields.Json]


class Task(TaskInput):
    """One of the tasks as the API shows it."""

    id: fields.Uuid
    user_id: fields.Uuid
    created_at: fields.Timestamp
    updated_at: fields.Timestamp


task_schemas = resource(Task, TaskInput, owner_field="user_id")
