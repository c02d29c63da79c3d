"""Writes schemas as JSON Schema, for the OpenAPI document."""

from collections.abc import Mapping
from typing import Any, Literal

from app.http.columns import Column
from app.http.schema import Schema

Json = dict[str, Any]
Direction = Literal["input", "output"]


def _or_null(shown: Json) -> Json:
    if shown.keys() == {"type"}:
        return {"type": [shown["type"], "null"]}
    return {"anyOf": [shown, {"type": "null"}]}


def _field(column: Column, direction: Direction, *, partial: bool) -> Json:
    shown = dict(column.json)
    if column.columns is not None:
        inner = _object(column.columns, direction)
        shown |= {"items": inner} if shown.get("type") == "array" else inner
    if column.nullable:
        shown = _or_null(shown)
    if column.has_default and not partial:
        shown["default"] = column.default
    if column.read_only:
        shown["readOnly"] = True
    return shown


def _is_required(column: Column, direction: Direction) -> bool:
    if column.optional:
        return False
    return direction == "output" or not column.has_default


def _object(columns: Mapping[str, Column], direction: Direction, *, partial: bool = False) -> Json:
    shown: Json = {
        "type": "object",
        "properties": {
            name: _field(column, direction, partial=partial) for name, column in columns.items()
        },
        "additionalProperties": False,
    }
    required = [name for name, column in columns.items() if _is_required(column, direction)]
    if required and not partial:
        shown["required"] = required
    return shown


def json_schema(schema: Schema[Any], direction: Direction) -> Json:
    """JSON Schema of what a client sends (`input`) or gets (`output`)."""
    return _object(schema.columns, direction, partial=schema.partial)
