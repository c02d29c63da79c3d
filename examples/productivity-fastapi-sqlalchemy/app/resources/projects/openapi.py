"""The description of projects."""

from app.http.openapi_operations import ResourceNames
from app.http.openapi_resource import resource_section
from app.resources.projects.schema import project_schemas

_names = ResourceNames(
    singular="Project",
    plural="Projects",
    human="project",
    human_plural="projects",
    path="/projects",
)

project_section = resource_section(
    _names,
    schemas=project_schemas,
    example={
        "name": "Launch the website",
        "description": "Everything until the first visitor.",
        "color": "teal",
    },
    operations=["list", "create", "get", "replace", "update", "delete"],
    owner="user",
)
