"""Reads the query string of a list."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from app.http.cursor import filter_after
from app.http.errors import invalid
from app.http.filter import (
    All,
    AnyOf,
    Comparison,
    Filter,
    ListField,
    ListQuery,
    ListSpec,
    Operator,
    Scalar,
    SortKey,
)
from app.http.parameters import read_parameters
from app.http.values import parse_value

_DEFAULT_SORT = "-created_at"
_MAX_SORT_KEYS = 3
_MAX_PAGE = 10_000
_MAX_LIMIT = 100
_MAX_IN_VALUES = 50
_MAX_LIKE_LENGTH = 100
_INTEGER = re.compile(r"[0-9]{1,9}")
# Moments are stored to the millisecond.
_LAST_OF_SECOND = timedelta(milliseconds=999)

_NO_ROW = Comparison("id", "uuid", "in", [])
_BY_ID = SortKey("id", "uuid", descending=False, nullable=False)


def parse_list_query(url: str, spec: ListSpec) -> ListQuery:
    """Reads the query string of a list; whatever it does not know is refused."""
    parameters = read_parameters(url)
    page_text, limit_text, sort_text, cursor = (
        parameters.pop(name, None) for name in ("page", "limit", "sort", "cursor")
    )
    if cursor is not None and page_text is not None:
        raise invalid("cursor", "Use either page or cursor")
    comparisons = [_comparison(name, text, spec) for name, text in parameters.items()]
    sort = _parse_sort(_DEFAULT_SORT if sort_text is None else sort_text, spec)
    page = _integer("page", page_text, 1, _MAX_PAGE)
    limit = _integer("limit", limit_text, 20, _MAX_LIMIT)
    if cursor:
        comparisons.append(filter_after(cursor, sort, spec.fields))
    return ListQuery(
        filter=All(comparisons),
        sort=sort,
        skip=(page - 1) * limit,
        take=limit if cursor is None else limit + 1,
        mode="page" if cursor is None else "cursor",
        page=page,
        limit=limit,
    )


def _integer(name: str, text: str | None, fallback: int, most: int) -> int:
    if text is None:
        return fallback
    value = int(text) if _INTEGER.fullmatch(text) else 0
    if value < 1 or value > most:
        raise invalid(name, f"Must be an integer from 1 to {most}")
    return value


def _parse_sort(text: str, spec: ListSpec) -> Sequence[SortKey]:
    names = text.split(",")
    if len(names) > _MAX_SORT_KEYS:
        raise invalid("sort", f"Use at most {_MAX_SORT_KEYS} keys")
    keys = [_sort_key(name, spec) for name in names]
    sorted_by = {key.field for key in keys}
    if len(sorted_by) < len(keys):
        raise invalid("sort", "Name each key once")
    return keys if "id" in sorted_by else [*keys, _BY_ID]


def _sort_key(name: str, spec: ListSpec) -> SortKey:
    field = spec.fields.get(name.removeprefix("-"))
    if field is None or field.type == "text":
        raise invalid("sort", f"Cannot sort by {name}")
    return SortKey(field.name, field.type, name.startswith("-"), field.nullable)


def _comparison(name: str, text: str, spec: ListSpec) -> Filter:
    known = spec.filters.get(name)
    if known is None:
        raise invalid(name, "Unknown parameter")
    field, op = known.field, known.op
    if op == "in":
        return _any_of(name, field, text.split(","))
    if op == "null":
        return _emptiness(field, _truth(name, text))
    value = _scalar(name, field, text)
    if op == "like" and len(text) > _MAX_LIKE_LENGTH:
        raise invalid(name, f"Must have at most {_MAX_LIKE_LENGTH} characters")
    return _compare(field, op, value)


def _emptiness(field: ListField, empty: bool) -> Filter:
    """Where a column cannot be empty, all rows match or none."""
    if not field.nullable:
        return _NO_ROW if empty else All([])
    return Comparison(field.name, field.type, "null", empty)


def _truth(name: str, text: str) -> bool:
    if text not in ("true", "false"):
        raise invalid(name, "Must be true or false")
    return text == "true"


def _scalar(name: str, field: ListField, text: str) -> Scalar:
    value = parse_value(field, text)
    if value is None:
        raise invalid(name, _wrong_value(field))
    return value


def _wrong_value(field: ListField) -> str:
    if field.type == "enum":
        return f"Must be one of: {', '.join(field.values)}"
    return f"Not a valid {field.type}"


def _any_of(name: str, field: ListField, texts: list[str]) -> Filter:
    if len(texts) > _MAX_IN_VALUES:
        raise invalid(name, f"Use at most {_MAX_IN_VALUES} values")
    values = [_scalar(name, field, text) for text in texts]
    if field.type == "timestamp":
        return AnyOf([_compare(field, "eq", value) for value in values])
    return Comparison(field.name, field.type, "in", values)


def _compare(field: ListField, op: Operator, value: Scalar) -> Filter:
    alternatives = (
        _by_second(field, op, value)
        if isinstance(value, datetime)
        else [Comparison(field.name, field.type, op, value)]
    )
    if op == "ne" and field.nullable:
        alternatives.append(Comparison(field.name, field.type, "null", True))
    return alternatives[0] if len(alternatives) == 1 else AnyOf(alternatives)


def _by_second(field: ListField, op: Operator, start: datetime) -> list[Filter]:
    """Moments are stored finer than they are shown: a second is a range."""

    def compare(operator: Operator, moment: datetime) -> Comparison:
        return Comparison(field.name, field.type, operator, moment)

    end = start + _LAST_OF_SECOND
    match op:
        case "eq":
            return [All([compare("gte", start), compare("lte", end)])]
        case "ne":
            return [compare("lt", start), compare("gt", end)]
        case "gt":
            return [compare("gt", end)]
        case "lte":
            return [compare("lte", end)]
        case _:
            return [compare(op, start)]
