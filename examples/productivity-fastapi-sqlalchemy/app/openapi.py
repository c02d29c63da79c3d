"""The description of the whole API: the same for every framework and ORM."""

import json
from collections.abc import Iterable

from app.auth.openapi import auth_section
from app.auth.scheme import INTRODUCTION, SECURITY_SCHEMES
from app.http.openapi import ApiSection
from app.http.openapi_components import HEADERS, RESPONSES, Json, used_in
from app.http.openapi_health import health_section
from app.http.openapi_schemas import SCHEMAS
from app.resources.projects.openapi import project_section
from app.resources.task_project.openapi import task_project_section
from app.resources.tasks.openapi import task_section

_sections: list[ApiSection] = [
    health_section,
    auth_section,
    project_section,
    task_section,
    task_project_section,
]


def _merge(parts: Iterable[dict[str, Json]]) -> dict[str, Json]:
    return {name: value for part in parts for name, value in part.items()}


def open_api_document() -> Json:
    """The OpenAPI document."""
    paths = _merge(section.paths for section in _sections)
    schemas = _merge([SCHEMAS, *(section.schemas for section in _sections)])
    text = json.dumps([paths, HEADERS, RESPONSES, schemas])
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "productivity fastapi sqlalchemy",
            "version": "1.0.0",
            "description": INTRODUCTION,
            "contact": {
                "name": "productivity fastapi sqlalchemy",
                "url": "https://localhost/docs",
            },
            "license": {"name": "Proprietary", "identifier": "LicenseRef-Proprietary"},
        },
        "servers": [{"url": "/", "description": "This server, in production", "x-internal": False}],
        "tags": [section.tag for section in _sections if section.tag],
        "paths": paths,
        "components": {
            "securitySchemes": SECURITY_SCHEMES,
            "headers": used_in(text, "headers", HEADERS),
            "responses": used_in(text, "responses", RESPONSES),
            "schemas": used_in(text, "schemas", schemas),
        },
    }
