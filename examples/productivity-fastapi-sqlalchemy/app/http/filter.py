"""What a list is asked for: its filter, its order and its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

# The types a field can have; `json` neither sorts nor filters.
FieldType = Literal[
    "string",
    "text",
    "integer",
    "number",
    "money",
    "boolean",
    "date",
    "time",
    "timestamp",
    "enum",
    "uuid",
    "json",
]

Operator = Literal["eq", "ne", "gt", "gte", "lt", "lte", "in", "like", "null"]

# Dates, times and money are text here, so that no precision is lost on the way to SQL.
Scalar = str | int | float | bool | datetime


@dataclass(frozen=True, slots=True)
class Comparison:
    """One condition on one column. `null` takes a bool, `in` a list, all else one value."""

    field: str
    type: FieldType
    op: Operator
    value: Scalar | list[Scalar]


@dataclass(frozen=True, slots=True)
class All:
    """Every one of its filters; without any, all rows."""

    filters: "Sequence[Filter]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of its filters; without any, no row."""

    filters: "Sequence[Filter]"


Filter = Comparison | All | AnyOf


@dataclass(frozen=True, slots=True)
class SortKey:
    """Nulls sort last in both directions."""

    field: str
    type: FieldType
    descending: bool
    nullable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """A list request, ready for a repository."""

    filter: Filter
    # Ends with `id`, so that the order is total.
    sort: Sequence[SortKey]
    skip: int
    # One more than `limit` with a cursor: the extra row shows that there is a next page.
    take: int
    mode: Literal["page", "cursor"]
    page: int
    limit: int


@dataclass(frozen=True, slots=True)
class ListField:
    """What a list may be sorted and filtered by; `values` are those of an enum."""

    name: str
    type: FieldType
    nullable: bool
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListFilter:
    """What one query parameter compares."""

    field: ListField
    op: Operator


@dataclass(frozen=True, slots=True)
class ListSpec:
    """The fields of a list, and every parameter that filters, `title_like` as well as `title`."""

    fields: Mapping[str, ListField]
    filters: Mapping[str, ListFilter]
