"""The parameters of operations: of lists, of paths and of headers."""

from app.http.filter import FieldType, ListField, ListFilter, ListSpec, Operator
from app.http.openapi_components import Json
from app.http.values import INTEGER_MAX, INTEGER_MIN, MONEY_LIMIT, NUMBER_LIMIT


def text_schema(max_length: int) -> Json:
    """Any text that can be stored."""
    return {"type": "string", "maxLength": max_length, "pattern": r"^[^\u0000]*$"}


def _formatted(name: str, max_length: int) -> Json:
    return {"type": "string", "format": name, "maxLength": max_length}


def _whole(minimum: int, maximum: int) -> Json:
    return {"type": "integer", "format": "int32", "minimum": minimum, "maximum": maximum}


def _double(limit: float) -> Json:
    return {"type": "number", "format": "double", "minimum": -limit, "maximum": limit}


# All of the address and the headers: what is longer is 431.
_HEAD_LIMIT = 16_384

_TIME = r"^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$"

_VALUE_SCHEMAS: dict[FieldType, Json] = {
    "string": text_schema(_HEAD_LIMIT),
    "text": text_schema(_HEAD_LIMIT),
    "integer": _whole(INTEGER_MIN, INTEGER_MAX),
    "number": _double(NUMBER_LIMIT),
    "money": _double(MONEY_LIMIT),
    "boolean": {"type": "boolean"},
    "date": _formatted("date", 10),
    "time": {"type": "string", "maxLength": 8, "pattern": _TIME},
    "timestamp": _formatted("date-time", 35),
    "uuid": _formatted("uuid", 36),
}


def _schema_of(field: ListField) -> Json:
    if field.type == "enum":
        return {"type": "string", "enum": field.values}
    return _VALUE_SCHEMAS[field.type]


_MEANINGS: dict[Operator, str] = {
    "eq": "is this",
    "ne": "is not this",
    "gt": "is more than this",
    "gte": "is this or more",
    "lt": "is less than this",
    "lte": "is this or less",
    "in": "is one of these",
    "like": "contains this, in any case",
    "null": "is empty, or is not",
}


def query_parameter(name: str, description: str, schema: Json, **more: object) -> Json:
    """A parameter of a query, which may be left out."""
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": description,
        "schema": schema,
        **more,
    }


def _filter_parameter(name: str, filtered: ListFilter) -> Json:
    field, op = filtered.field, filtered.op
    description = f"Only rows whose {field.name} {_MEANINGS[op]}"
    if op == "null":
        return query_parameter(name, description, {"type": "boolean"})
    if op == "like":
        return query_parameter(name, description, text_schema(100))
    if op == "in":
        values = {"type": "array", "items": _schema_of(field), "minItems": 1, "maxItems": 50}
        return query_parameter(name, description, values, style="form", explode=False)
    return query_parameter(name, description, _schema_of(field))


def _sort_schema(spec: ListSpec) -> Json:
    names = [field.name for field in spec.fields.values() if field.type != "text"]
    key = f"-?({'|'.join(names)})"
    return {
        "type": "string",
        "maxLength": 200,
        "pattern": f"^{key}(,{key}){{0,2}}$",
        "default": "-created_at",
    }


_CURSOR_SCHEMA = {"type": "string", "maxLength": 8192, "pattern": r"^[\w-]*$"}


def list_parameters(spec: ListSpec) -> list[Json]:
    """The parameters of a list: its page, its order and its filters."""
    filters = [_filter_parameter(name, filtered) for name, filtered in spec.filters.items()]
    return [
        query_parameter("page", "Which page", {**_whole(1, 10_000), "default": 1}),
        query_parameter("limit", "Rows a page", {**_whole(1, 100), "default": 20}),
        query_parameter("sort", "At most three keys, descending with -", _sort_schema(spec)),
        query_parameter(
            "cursor",
            "Instead of page: empty to start, then next_cursor",
            _CURSOR_SCHEMA,
            allowEmptyValue=True,
        ),
        *filters,
    ]


def id_parameter(name: str, human: str) -> Json:
    """An id in a path."""
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": f"The id of the {human}",
        "schema": _formatted("uuid", 36),
    }


def _header(name: str, description: str, schema: Json) -> Json:
    return {
        "name": name,
        "in": "header",
        "required": False,
        "description": description,
        "schema": {"type": "string", **schema},
    }


# Other servers' ETags may hold any byte that a header may.
_VERSION = {"maxLength": _HEAD_LIMIT, "pattern": r"^[\t\x20-\x7e\x80-\xff]*$"}

IF_MATCH = _header(
    "If-Match", "The ETag that was read: 412 where the row has changed since", _VERSION
)
IF_NONE_MATCH = _header(
    "If-None-Match", "The ETag that is known: 304 where nothing has changed", _VERSION
)
IDEMPOTENCY_KEY = _header(
    "Idempotency-Key",
    "The same key with the same body gives the same answer for 24 hours, and happens once",
    {"minLength": 1, "maxLength": 255, "pattern": r"^[\x20-\x7e]*$"},
)
