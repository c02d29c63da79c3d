"""Types that values are checked against."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar, get_type_hints

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from app.http.columns import Column, read_columns
from app.http.fields import strict

T = TypeVar("T")

# Only the fields that were sent.
Changes = dict[str, Any]


@dataclass(frozen=True)
class Schema(Generic[T]):
    """The type of a value, and what is known of its fields."""

    type: type[T]
    columns: Mapping[str, Column]
    # Whether nothing at all will do as well.
    optional: bool = False
    # Of a patch: what is left out gets no default.
    partial: bool = False

    @cached_property
    def adapter(self) -> TypeAdapter[T]:
        """Pydantic's validator, made when it is first needed."""
        return TypeAdapter(strict(self.type))


def schema_of(shape: type[T], *, optional: bool = False) -> Schema[T]:
    """The schema of an object that is declared as a class."""
    return Schema(shape, read_columns(shape), optional)


def patch_of(shape: type[Any]) -> Schema[Changes]:
    """The same fields, each of which may be left out and then stays as it is."""
    hints = get_type_hints(shape, include_extras=True)
    # A type checker wants to know the fields, which differ from call to call.
    make: Any = TypedDict
    partial = make(f"{shape.__name__}Patch", hints, total=False)
    return Schema(partial, read_columns(shape), partial=True)
