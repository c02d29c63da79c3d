"""The description of tasks."""

from app.http.openapi_operations import ResourceNames
from app.http.openapi_resource import resource_section
from app.resources.tasks.schema import task_schemas

_names = ResourceNames(
    singular="Task",
    plural="Tasks",
    human="task",
    human_plural="tasks",
    path="/tasks",
)

task_section = resource_section(
    _names,
    schemas=task_schemas,
    example={
        "title": "Write the landing page",
        "status": "in_progress",
        "priority": "high",
        "due_date": "2030-03-01",
        "tags": ["copy", "web"],
    },
    operations=["list", "create", "get", "replace", "update", "delete"],
    owner="user",
)
