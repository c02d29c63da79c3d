"""Places in a list, as opaque text."""

import binascii
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

from app.http.errors import ApiError, invalid
from app.http.filter import All, AnyOf, Comparison, Filter, ListField, Scalar, SortKey
from app.http.values import parse_value

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_MILLISECONDS = re.compile(r"-?[0-9]{1,15}")


def _signature(sort: Sequence[SortKey]) -> str:
    return ",".join(f"-{key.field}" if key.descending else key.field for key in sort)


def _text_of(value: object, key: SortKey) -> str | None:
    match value:
        case None:
            return None
        case datetime():
            return str((value - _EPOCH) // _MILLISECOND)
        case bool():
            return "true" if value else "false"
        case float() if key.type == "money":
            return f"{value:.2f}"
        case _:
            return str(value)


def encode_cursor(
    sort: Sequence[SortKey], stored: Mapping[str, Any], presented: Mapping[str, Any]
) -> str:
    """The place after a row: its sort values, moments to the millisecond as they are stored."""
    position = [
        _text_of((stored if key.type == "timestamp" else presented)[key.field], key) for key in sort
    ]
    return urlsafe_b64encode(orjson.dumps([_signature(sort), *position])).rstrip(b"=").decode()


def _refused() -> ApiError:
    return invalid("cursor", "Not a cursor of this list in this order")


def _parse(cursor: str) -> object:
    try:
        return orjson.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError):
        return None


def _read_position(cursor: str, sort: Sequence[SortKey]) -> list[str | None]:
    parts = _parse(cursor)
    if not isinstance(parts, list) or len(parts) != len(sort) + 1 or parts[0] != _signature(sort):
        raise _refused()
    if not all(part is None or isinstance(part, str) for part in parts):
        raise _refused()
    return parts[1:]


def _moment(text: str) -> datetime | None:
    try:
        return _EPOCH + int(text) * _MILLISECOND if _MILLISECONDS.fullmatch(text) else None
    except OverflowError:
        return None


def _read_value(text: str | None, key: SortKey, field: ListField) -> Scalar | None:
    if text is None and key.nullable:
        return None
    written = text or ""
    value = _moment(written) if key.type == "timestamp" else parse_value(field, written)
    if value is None:
        raise _refused()
    return value


def _is_null(key: SortKey) -> Comparison:
    return Comparison(key.field, key.type, "null", True)


def _beyond(key: SortKey, value: Scalar) -> list[Filter]:
    if not isinstance(value, bool):
        return [Comparison(key.field, key.type, "lt" if key.descending else "gt", value)]
    # Databases do not all order booleans: false comes before true.
    if value != key.descending:
        return []
    return [Comparison(key.field, key.type, "eq", not value)]


def _after(key: SortKey, value: Scalar | None) -> Filter | None:
    """The rows that sort strictly after the value on this key alone; None where there are none."""
    if value is None:
        return None
    further = _beyond(key, value)
    if key.nullable:
        further.append(_is_null(key))
    return AnyOf(further) if further else None


def _same(key: SortKey, value: Scalar | None) -> Filter:
    return _is_null(key) if value is None else Comparison(key.field, key.type, "eq", value)


def _leading_bound(key: SortKey, value: Scalar | None) -> list[Filter]:
    # Follows from the branches, but only this form lets the database start inside its index.
    if value is None:
        return [_is_null(key)]
    if key.nullable or isinstance(value, bool):
        return []
    return [Comparison(key.field, key.type, "lte" if key.descending else "gte", value)]


def filter_after(cursor: str, sort: Sequence[SortKey], fields: Mapping[str, ListField]) -> Filter:
    """All rows behind a cursor in the order of the list."""
    texts = _read_position(cursor, sort)
    values = [
        _read_value(text, key, fields[key.field]) for text, key in zip(texts, sort, strict=True)
    ]
    branches: list[Filter] = []
    before: list[Filter] = []
    for key, value in zip(sort, values, strict=True):
        further = _after(key, value)
        if further:
            branches.append(All([*before, further]) if before else further)
        before.append(_same(key, value))
    return All([*_leading_bound(sort[0], values[0]), AnyOf(branches)])
