"""The types of fields: what a value may be, and what clients read about it."""

from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    JsonValue,
    PlainValidator,
    Strict,
    with_config,
)
from pydantic_core import PydanticCustomError
from typing_extensions import TypedDict

from app.http import values
from app.http.filter import FieldType

T = TypeVar("T")

TEXT_LIMIT = 100_000

# What an object does not name is refused.
strict = with_config(ConfigDict(extra="forbid"))


@strict
class Object(TypedDict):
    """Base of all objects. A TypedDict, for its fields may bear any name."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Which type of the blueprint a field has: its Python type alone does not tell."""

    type: FieldType


@dataclass(frozen=True, slots=True)
class ReadOnly:
    """Marks what the server alone sets."""


def _two_decimals(value: float) -> float:
    if not values.is_money(value):
        raise PydanticCustomError("decimals", "Must have at most two decimals")
    return value


def _date(text: str) -> str:
    if not values.is_date(text):
        raise PydanticCustomError("date", "Must be a date such as 2025-01-31")
    return text


def _time(text: str) -> str:
    if not values.is_time(text):
        raise PydanticCustomError("time", "Must be a time such as 09:30:00")
    return text


def _timestamp(text: str) -> str:
    moment = values.parse_timestamp(text)
    if moment is None:
        raise PydanticCustomError("timestamp", "Must be such as 2025-01-31T09:30:00Z")
    return values.show_timestamp(moment)


def _uuid(text: str) -> str:
    if not values.is_uuid(text):
        raise PydanticCustomError("uuid", "Must be a UUID")
    return text.lower()


def _some_json(value: Any) -> Any:
    if value is None:
        raise PydanticCustomError("required", "Required")
    return value


_without_nul = {"pattern": "^[^\\u0000]*$"}

# Limits and defaults are added where a type is used: Annotated[String, Field(max_length=40)].
String = Annotated[
    str,
    Strict(),
    Kind("string"),
    Field(min_length=0, max_length=255, json_schema_extra=_without_nul),
]

Text = Annotated[
    str,
    Strict(),
    Kind("text"),
    Field(min_length=0, max_length=TEXT_LIMIT, json_schema_extra=_without_nul),
]

Integer = Annotated[
    int,
    Strict(),
    Kind("integer"),
    Field(ge=values.INTEGER_MIN, le=values.INTEGER_MAX, json_schema_extra={"format": "int32"}),
]

Number = Annotated[
    float,
    Strict(),
    Kind("number"),
    Field(ge=-values.NUMBER_LIMIT, le=values.NUMBER_LIMIT, json_schema_extra={"format": "double"}),
]

Money = Annotated[
    float,
    Strict(),
    Kind("money"),
    Field(
        ge=-values.MONEY_LIMIT,
        le=values.MONEY_LIMIT,
        description="At most two decimals",
        json_schema_extra={"format": "double"},
    ),
    AfterValidator(_two_decimals),
]

Boolean = Annotated[bool, Strict(), Kind("boolean")]

Date = Annotated[
    str,
    Strict(),
    Kind("date"),
    AfterValidator(_date),
    Field(json_schema_extra={"format": "date", "maxLength": 10}),
]

Time = Annotated[
    str,
    Strict(),
    Kind("time"),
    AfterValidator(_time),
    Field(
        json_schema_extra={"pattern": "^([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d$", "maxLength": 8},
    ),
]

# Taken in any offset, kept and shown in UTC to the second.
Timestamp = Annotated[
    str,
    Strict(),
    Kind("timestamp"),
    AfterValidator(_timestamp),
    Field(json_schema_extra={"format": "date-time", "maxLength": 35}),
]

Uuid = Annotated[
    str,
    Strict(),
    Kind("uuid"),
    AfterValidator(_uuid),
    Field(json_schema_extra={"format": "uuid", "maxLength": 36}),
]

# Any JSON but null, which stands for no value.
Json = Annotated[
    JsonValue,
    Kind("json"),
    PlainValidator(_some_json),
    Field(description="Any JSON", json_schema_extra={"not": {"type": "null"}}),
]

# May be empty: omitted is null.
Nullable = Annotated[T | None, Field(default=None)]
