from collections.abc import Callable, Mapping
from typing import Any

from app.http.values import show_number, show_timestamp

# A stored row.
Row = Mapping[str, Any]


def _unless_none(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else convert(value)


from_timestamp = _unless_none(show_timestamp)
from_number = _unless_none(show_number)
from_money = _unless_none(lambda amount: show_number(float(amount)))
