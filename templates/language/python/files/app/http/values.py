"""Reads and writes the values of fields as text."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

from app.http.filter import FieldType, ListField, Scalar

_DATE = re.compile(r"(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIMESTAMP = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    r"(\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
)
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE | re.ASCII)
_INTEGER = re.compile(r"-?[0-9]{1,10}")
_NUMBER = re.compile(
    r"-?[0-9]{1,400}(\.[0-9]{1,400})?(e[+-]?[0-9]{1,3})?", re.IGNORECASE | re.ASCII
)
_MONEY = re.compile(r"-?[0-9]{1,10}(\.[0-9]{1,2})?")

INTEGER_MIN = -2_147_483_648
INTEGER_MAX = 2_147_483_647
MONEY_LIMIT = 9_999_999_999.99
# Close to the largest number there is, which not every driver can write as text.
NUMBER_LIMIT = 1e308
# Up to here, floats hold every integer.
_LARGEST_EXACT = 2.0**53


def is_date(text: str) -> bool:
    """Whether the text is a day of the calendar: `2025-02-29` is not."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_time(text: str) -> bool:
    """Whether the text is a time such as `09:30:00`."""
    return _TIME.fullmatch(text) is not None


def is_uuid(text: str) -> bool:
    """Whether the text is a UUID, in any case."""
    return _UUID.fullmatch(text) is not None


def parse_timestamp(text: str) -> datetime | None:
    """The moment cut to its second, or None. The years that four digits can show: 0001 to 9999."""
    match = _TIMESTAMP.fullmatch(text)
    if not match or not is_date(match[1]):
        return None
    # Only whole seconds are kept, and what follows them is longer than Python reads.
    written = text.replace(match[3], "") if match[3] else text
    try:
        return datetime.fromisoformat(written).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def show_timestamp(moment: datetime) -> str:
    """`2025-01-07T10:30:00Z`"""
    return f"{moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat()}Z"


def show_number(value: float) -> float:
    """`18` rather than `18.0`, as clients write it."""
    return int(value) if value.is_integer() and abs(value) <= _LARGEST_EXACT else value


def is_money(value: float) -> bool:
    """Whether the amount has at most two decimals and fits into the database."""
    return abs(value) <= MONEY_LIMIT and round(value, 2) == value


def _parse_integer(text: str) -> int | None:
    if not _INTEGER.fullmatch(text):
        return None
    value = int(text)
    return value if INTEGER_MIN <= value <= INTEGER_MAX else None


def _parse_number(text: str) -> float | None:
    if not _NUMBER.fullmatch(text):
        return None
    # Adding zero turns -0 into 0.
    value = float(text) + 0
    return value if abs(value) <= NUMBER_LIMIT else None


_BOOLEANS = {"true": True, "false": False}

_PARSERS: dict[FieldType, Callable[[str], Scalar | None]] = {
    "string": lambda text: None if "\0" in text else text,
    "text": lambda text: None if "\0" in text else text,
    "integer": _parse_integer,
    "number": _parse_number,
    "money": lambda text: text if _MONEY.fullmatch(text) else None,
    "boolean": _BOOLEANS.get,
    "date": lambda text: text if is_date(text) else None,
    "time": lambda text: text if is_time(text) else None,
    "timestamp": parse_timestamp,
    "uuid": lambda text: text.lower() if is_uuid(text) else None,
    "json": lambda _text: None,
}


def parse_value(field: ListField, text: str) -> Scalar | None:
    """A value of a query parameter in the field's type, or None where it is none."""
    if field.type == "enum":
        return text if text in field.values else None
    return _PARSERS[field.type](text)
