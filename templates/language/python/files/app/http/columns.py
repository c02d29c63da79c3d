"""What is known of the fields of an object, read from their annotations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined
from typing_extensions import is_typeddict

from app.http.fields import Kind, ReadOnly
from app.http.filter import FieldType

_UNIONS = (Union, UnionType)

_JSON_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", list: "array"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One field of an object."""

    name: str
    # None for a list, an object, or text of its own kind.
    type: FieldType | None
    nullable: bool
    # May be left out, without a default.
    optional: bool
    read_only: bool
    has_default: bool
    default: Any
    # Its JSON Schema, without its nullability and its default.
    json: Mapping[str, Any]
    # The fields of an object, or of each object of a list.
    columns: "Mapping[str, Column] | None"

    @property
    def values(self) -> tuple[str, ...]:
        """The values of an enum."""
        return tuple(self.json.get("enum", ()))


class _Reading:
    """Peels an annotation: what stands further out counts more."""

    def __init__(self, annotation: Any) -> None:
        self.metadata: list[Any] = []
        self.nullable = False
        self.optional = False
        self.bare = self._peel(annotation)

    def _peel(self, annotation: Any) -> Any:
        origin = get_origin(annotation)
        if origin is NotRequired:
            self.optional = True
            return self._peel(get_args(annotation)[0])
        if origin is Annotated:
            self.metadata[:0] = annotation.__metadata__
            return self._peel(annotation.__origin__)
        members = get_args(annotation) if origin in _UNIONS else ()
        if len(members) == 2 and type(None) in members:
            self.nullable = True
            return self._peel(next(member for member in members if member is not type(None)))
        return annotation

    def infos(self) -> Iterator[FieldInfo]:
        return (part for part in self.metadata if isinstance(part, FieldInfo))

    def kind(self) -> FieldType | None:
        if get_origin(self.bare) is Literal:
            return "enum"
        return next((part.type for part in self.metadata if isinstance(part, Kind)), None)

    def default(self) -> Any:
        defaults = [info.default for info in self.infos() if not info.is_required()]
        return defaults[-1] if defaults else PydanticUndefined


def _keyword(limit: object, is_list: bool) -> dict[str, Any]:
    size = "Items" if is_list else "Length"
    match limit:
        case Ge(ge=least):
            return {"minimum": least}
        case Le(le=most):
            return {"maximum": most}
        case MinLen(min_length=least):
            return {f"min{size}": least}
        case MaxLen(max_length=most):
            return {f"max{size}": most}
        case _:
            return {}


def _json_of(reading: _Reading) -> dict[str, Any]:
    if get_origin(reading.bare) is Literal:
        return {"type": "string", "enum": list(get_args(reading.bare))}
    python_type = get_origin(reading.bare) or reading.bare
    known = _JSON_TYPES.get(python_type)
    json: dict[str, Any] = {"type": known} if known else {}
    for info in reading.infos():
        for limit in info.metadata:
            json |= _keyword(limit, known == "array")
        if isinstance(info.json_schema_extra, dict):
            json |= info.json_schema_extra
        if info.description:
            json["description"] = info.description
    return json


def _inner_columns(bare: Any) -> Mapping[str, Column] | None:
    if get_origin(bare) is not list:
        return read_columns(bare) if is_typeddict(bare) else None
    (item,) = get_args(bare)
    return row_columns(item) if is_typeddict(item) else None


def _read_column(name: str, annotation: Any) -> Column:
    reading = _Reading(annotation)
    default = reading.default()
    return Column(
        name=name,
        type=reading.kind(),
        nullable=reading.nullable,
        optional=reading.optional,
        read_only=any(isinstance(part, ReadOnly) for part in reading.metadata),
        has_default=default is not PydanticUndefined,
        default=None if default is PydanticUndefined else default,
        json=_json_of(reading),
        columns=_inner_columns(reading.bare),
    )


def read_columns(shape: type) -> dict[str, Column]:
    """The fields of a TypedDict as they are declared, those of its bases first."""
    hints = get_type_hints(shape, include_extras=True)
    return {name: _read_column(name, annotation) for name, annotation in hints.items()}


def row_columns(shape: type, owner_field: str | None = None) -> dict[str, Column]:
    """The fields of a row: whose it is comes first, when it changed comes last."""
    columns = read_columns(shape)
    head, tail = {"id": 0, owner_field: 1}, {"created_at": 3, "updated_at": 4}
    places = head | tail
    return dict(sorted(columns.items(), key=lambda item: places.get(item[0], 2)))
