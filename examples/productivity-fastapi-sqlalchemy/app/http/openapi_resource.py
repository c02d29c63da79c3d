"""The description of a resource."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.http.json_schema import json_schema
from app.http.openapi import ApiSection, Secured, operation, tag_of
from app.http.openapi_components import Json
from app.http.openapi_operations import OPERATIONS, OperationName, ResourceNames, Subject
from app.http.openapi_parameters import id_parameter
from app.http.resource import AnyResource

# Who reads and writes a resource; what admins own, anybody reads.
Owner = Literal["user", "parent", "author", "actor", "admin"]

_EXAMPLE_ID = "3f2b8a52-6f0e-4d0c-9f7e-0c3b8a526f0e"
_EXAMPLE_TIME = "2025-01-07T10:30:00Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceSection(ApiSection):
    """What a resource offers, and an example of a row."""

    example: Json


def _example_of(name: str, schema: Json) -> object:
    if schema.get("format") == "uuid":
        return _EXAMPLE_ID
    return _EXAMPLE_TIME if name.endswith("_at") else schema.get("default")


def _rows_of(schema: Json) -> Json | None:
    rows: Json = schema.get("items", {})
    return rows if "properties" in rows else None


def _example_row(schema: Json, sample: Json) -> Json:
    """A row as an example, made of what a client would send."""
    row: Json = {}
    for name, field in schema["properties"].items():
        given = sample.get(name)
        if given is not None and (rows := _rows_of(field)):
            row[name] = [_example_row(rows, one) for one in given]
        else:
            row[name] = _example_of(name, field) if given is None else given
    return row


def _example_input(schema: Json, row: Json) -> Json:
    """Of a row, what a client would send."""
    sent: Json = {}
    for name, field in schema["properties"].items():
        given = row.get(name)
        if given is None:
            continue
        rows = _rows_of(field)
        sent[name] = [_example_input(rows, one) for one in given] if rows else given
    return sent


def _paths_of(subject: Subject, offered: Sequence[OperationName], owner: Owner) -> dict[str, Json]:
    names = subject.names
    collection = f"/api/v1{names.path}"
    paths: dict[str, Json] = {collection: {"x-owner": owner}}
    for name in offered:
        at, describe = OPERATIONS[name]
        described = describe(subject)
        method = described["method"]
        secured: Secured = "optional" if method == "get" and owner == "admin" else True
        item = paths.setdefault(
            f"{collection}{at}", {"parameters": [id_parameter("id", names.human)]}
        )
        item[method] = operation(tag=tag_of(names.human_plural), secured=secured, **described)
    return paths


def resource_section(
    names: ResourceNames,
    *,
    schemas: AnyResource,
    # Of what a client sends.
    example: Json,
    operations: Sequence[OperationName],
    owner: Owner,
) -> ResourceSection:
    """What a resource offers, with examples of it."""
    output = json_schema(schemas.output, "output")
    sent = json_schema(schemas.input, "input")
    described = {names.singular: output, f"{names.singular}Input": sent}
    if "update" in operations:
        described[f"{names.singular}Patch"] = json_schema(schemas.patch, "input")
    row = _example_row(output, example)
    subject = Subject(names, schemas.list, row, _example_input(sent, row))
    return ResourceSection(
        tag={
            "name": tag_of(names.human_plural),
            "description": f"Everything about {names.human_plural}",
        },
        schemas=described,
        paths=_paths_of(subject, operations, owner),
        example=row,
    )
