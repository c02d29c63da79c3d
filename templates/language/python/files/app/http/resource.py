"""The schemas of a resource, made from the types of its rows and of its input."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from app.http.columns import Column, row_columns
from app.http.filter import FieldType, ListField, ListFilter, ListSpec, Operator
from app.http.schema import Changes, Schema, patch_of, schema_of

Row = TypeVar("Row")
Input = TypeVar("Input")


@dataclass(frozen=True, slots=True)
class ResourceSchemas(Generic[Row, Input]):
    """All schemas of a resource."""

    # A row as the API shows it.
    output: Schema[Row]
    # POST and PUT: what is omitted gets its default.
    input: Schema[Input]
    # PATCH: what is omitted stays.
    patch: Schema[Changes]
    list: ListSpec


AnyResource = ResourceSchemas[Any, Any]

_COMPARABLE: tuple[Operator, ...] = ("eq", "ne", "gt", "gte", "lt", "lte", "in", "null")
_EQUATABLE: tuple[Operator, ...] = ("eq", "ne", "in", "null")

_OPERATORS: dict[FieldType, tuple[Operator, ...]] = {
    "string": (*_EQUATABLE, "like"),
    "text": ("like", "null"),
    "integer": _COMPARABLE,
    "number": _COMPARABLE,
    "money": _COMPARABLE,
    "boolean": _EQUATABLE,
    "date": _COMPARABLE,
    "time": _COMPARABLE,
    "timestamp": _COMPARABLE,
    "enum": _EQUATABLE,
    "uuid": _EQUATABLE,
    "json": (),
}


def _list_fields(columns: Mapping[str, Column]) -> list[ListField]:
    return [
        ListField(column.name, column.type, column.nullable, column.values)
        for column in columns.values()
        if column.type is not None and column.type != "json"
    ]


def _list_spec(columns: Mapping[str, Column]) -> ListSpec:
    fields = _list_fields(columns)
    filters: dict[str, ListFilter] = {}
    for field in fields:
        for op in _OPERATORS[field.type]:
            if op != "eq":
                filters[f"{field.name}_{op}"] = ListFilter(field, op)
    # After the operators: a field named `size_gt` wins over the operator of `size`.
    for field in fields:
        if "eq" in _OPERATORS[field.type]:
            filters[field.name] = ListFilter(field, "eq")
        else:
            filters.pop(field.name, None)
    return ListSpec({field.name: field for field in fields}, filters)


def resource(
    row: type[Row], row_input: type[Input], *, owner_field: str | None
) -> ResourceSchemas[Row, Input]:
    """The schemas of a resource, whose rows say in `owner_field` whose they are."""
    columns = row_columns(row, owner_field)
    return ResourceSchemas(
        output=Schema(row, columns),
        input=schema_of(row_input),
        patch=patch_of(row_input),
        list=_list_spec(columns),
    )
