"""The description of the tasks of projects."""

from app.http.openapi_relation import RelationNames, relation_section
from app.resources.tasks.openapi import task_section
from app.resources.tasks.schema import task_schemas

_names = RelationNames(
    parent="Project",
    human_parent="project",
    human_parents="projects",
    child="Task",
    children="Tasks",
    human_child="task",
    human_children="tasks",
    path="/projects",
    child_path="/tasks",
    child_key="task_id",
)

task_project_section = relation_section(_names, task_schemas.list, task_section.example)
