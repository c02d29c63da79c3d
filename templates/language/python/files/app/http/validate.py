"""Turns what a client sent into a value of a type, or names every field that is wrong."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar, cast

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from app.http import values
from app.http.columns import Column
from app.http.errors import FieldError, validation_error
from app.http.schema import Schema

T = TypeVar("T")

_SAFE_INTEGER = 2**53 - 1

_KINDS = {
    "string_type": "a string",
    "bool_type": "a boolean",
    "int_type": "a number",
    "float_type": "a number",
    "list_type": "a list",
    "dict_type": "an object",
}

_SIZES = {
    "string_too_short": ("at least", "min_length", "character"),
    "string_too_long": ("at most", "max_length", "character"),
    "too_short": ("at least", "min_length", "item"),
    "too_long": ("at most", "max_length", "item"),
}


class Nothing:
    """No value at all, which is not the null of JSON."""


NOTHING: Final = Nothing()


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _shown(limit: float) -> str:
    return str(int(limit)) if limit == int(limit) and abs(limit) < 1e21 else str(limit)


def _outside(value: float, least: float, most: float) -> Iterator[str]:
    if value < least:
        yield f"Must be at least {_shown(least)}"
    if value > most:
        yield f"Must be at most {_shown(most)}"


def _number_messages(value: float, column: Column) -> Iterator[str]:
    """Everything that is wrong with a number, while Pydantic stops at the first."""
    if column.type == "integer":
        if value != int(value):
            yield "Must be an integer"
            return
        yield from _outside(value, -_SAFE_INTEGER, _SAFE_INTEGER)
    yield from _outside(value, column.json["minimum"], column.json["maximum"])
    if column.type == "money" and not values.is_money(value):
        yield "Must have at most two decimals"


def _size_message(kind: str, context: dict[str, Any]) -> str:
    word, key, unit = _SIZES[kind]
    limit = context[key]
    if kind == "string_too_short" and limit == 1:
        return "Must not be empty"
    plural = "" if limit == 1 and unit == "item" else "s"
    return f"Must have {word} {limit} {unit}{plural}"


def _messages(error: ErrorDetails, column: Column | None) -> list[str]:
    kind, value = error["type"], error["input"]
    if kind == "extra_forbidden":
        return ["Unknown field, or one that cannot be set"]
    if column and column.values:
        return [f"Must be one of: {', '.join(column.values)}"]
    if kind == "missing":
        return ["Required"]
    if column and _is_number(value) and column.type in ("integer", "number", "money"):
        return list(_number_messages(value, column))
    if kind in _KINDS:
        return [f"Must be {_KINDS[kind]}"]
    if kind in _SIZES:
        return [_size_message(kind, error["ctx"])]
    return [error["msg"]]


def _column_at(path: tuple[int | str, ...], columns: Mapping[str, Column] | None) -> Column | None:
    column = None
    for part in path:
        if isinstance(part, str):
            column = columns.get(part) if columns else None
            columns = column.columns if column else None
        else:
            # An item of a list is no field itself.
            column = None
    return column


def _errors_of(error: ErrorDetails, columns: Mapping[str, Column]) -> list[FieldError]:
    path = error["loc"]
    field = ".".join(map(str, path)) or "body"
    messages = _messages(error, _column_at(path, columns))
    return [{"field": field, "message": message} for message in messages]


def validate(schema: Schema[T], value: object) -> T:
    """The value in the schema's type, or 400 that names every field that is wrong."""
    if isinstance(value, Nothing):
        if schema.optional:
            return cast(T, {})
        raise validation_error([{"field": "body", "message": "Required"}])
    try:
        result = schema.adapter.validate_python(value)
    except ValidationError as refused:
        details = refused.errors(include_url=False)
        raise validation_error(
            [error for detail in details for error in _errors_of(detail, schema.columns)]
        ) from None
    if schema.partial and isinstance(result, dict) and isinstance(value, dict):
        return cast(T, {name: item for name, item in result.items() if name in value})
    return result
