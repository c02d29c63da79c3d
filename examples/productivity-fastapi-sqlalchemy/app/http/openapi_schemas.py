"""Schemas that every resource shares."""

from app.http.openapi_components import Json

_MOST = 2_147_483_647


def _text(max_length: int) -> Json:
    return {"type": "string", "maxLength": max_length, "pattern": r"^[^\u0000]*$"}


def _count(minimum: int, maximum: int) -> Json:
    return {"type": "integer", "format": "int32", "minimum": minimum, "maximum": maximum}


def _object(properties: dict[str, Json], optional: frozenset[str] = frozenset()) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


_details = {
    "type": "array",
    "maxItems": 10_000,
    "items": _object({"field": _text(1000), "message": _text(1000)}),
}

_error = _object(
    {
        "code": {"type": "string", "maxLength": 50, "pattern": "^[A-Z_]+$"},
        "message": _text(1000),
        "field": _text(1000),
        "details": _details,
        "request_id": {"type": "string", "maxLength": 64, "pattern": r"^[\w-]{8,64}$"},
    },
    optional=frozenset({"field", "details"}),
)

_page = _object(
    {
        "page": _count(1, 10_000),
        "limit": _count(1, 100),
        "total": _count(0, _MOST),
        "pages": _count(0, _MOST),
    }
)

_next_cursor = {
    "description": "null at the end",
    "anyOf": [
        {"type": "string", "maxLength": 8192, "pattern": r"^[\w-]+$"},
        {"type": "null"},
    ],
}

SCHEMAS: dict[str, Json] = {
    "Error": _object({"success": {"type": "boolean", "const": False}, "error": _error}),
    "Pagination": {
        "description": "With `cursor` the second form",
        "oneOf": [
            _page,
            _object({"limit": _count(1, 100), "next_cursor": _next_cursor}),
        ],
    },
    "Health": _object({"status": {"type": "string", "const": "ok"}}),
}
