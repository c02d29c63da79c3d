"""Headers and answers that operations share."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

Json = dict[str, Any]


def _header(description: str, schema: Json) -> Json:
    return {"description": description, "schema": schema}


def _line(max_length: int) -> Json:
    return {"type": "string", "maxLength": max_length, "pattern": r"^[\x20-\x7e]*$"}


HEADERS: dict[str, Json] = {
    "RateLimit": _header("What is left of the limit, and the seconds until it is full", _line(100)),
    "RateLimit-Policy": _header("The limit, and the seconds that it covers", _line(100)),
    "X-Request-Id": _header("Names the request in the logs", _line(64)),
    "Access-Control-Allow-Origin": _header(
        "The origin of the page, where it is allowed", _line(255)
    ),
    "Retry-After": _header(
        "Seconds to wait",
        {"type": "integer", "format": "int32", "minimum": 1, "maximum": 86_400},
    ),
    "ETag": _header("The version of the row, for If-Match and If-None-Match", _line(100)),
    "Link": _header("The first, previous, next and last page", _line(200_000)),
    "Location": _header(
        "Where to find it",
        {"type": "string", "format": "uri-reference", "maxLength": 8192},
    ),
}


def _refer_to(*names: str) -> Json:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


EVERYWHERE = _refer_to("X-Request-Id", "Access-Control-Allow-Origin")
LIMIT_HEADERS = {**EVERYWHERE, **_refer_to("RateLimit", "RateLimit-Policy")}
ETAG_HEADER = _refer_to("ETag")
CREATED_HEADERS = _refer_to("ETag", "Location")
LINK_HEADER = _refer_to("Link")


class _Error(NamedTuple):
    status: int
    code: str
    description: str
    field: str | None = None


_ERRORS = {
    "BadRequest": _Error(
        400, "VALIDATION_ERROR", "Something in the request is not valid", field="name"
    ),
    "Unauthorized": _Error(
        401, "UNAUTHORIZED", "The token or the credentials are missing, wrong or expired"
    ),
    "Forbidden": _Error(403, "FORBIDDEN", "The caller may not do this, or did not use HTTPS"),
    "NotFound": _Error(404, "NOT_FOUND", "It does not exist, or belongs to somebody else"),
    "RequestTimeout": _Error(408, "REQUEST_TIMEOUT", "The request took too long to arrive"),
    "Conflict": _Error(409, "CONFLICT", "What is there does not allow it"),
    "PreconditionFailed": _Error(412, "PRECONDITION_FAILED", "It has changed since it was read"),
    "PayloadTooLarge": _Error(413, "PAYLOAD_TOO_LARGE", "The body is larger than 1 MB"),
    "UnsupportedMediaType": _Error(
        415, "UNSUPPORTED_MEDIA_TYPE", "The body is not application/json"
    ),
    "IdempotencyMismatch": _Error(
        422,
        "IDEMPOTENCY_MISMATCH",
        "The key was used for another request",
        field="Idempotency-Key",
    ),
    "TooManyRequests": _Error(429, "RATE_LIMITED", "Too many requests"),
    "HeadersTooLarge": _Error(
        431, "HEADERS_TOO_LARGE", "The address and the headers are larger than 16 KB"
    ),
    "InternalError": _Error(500, "INTERNAL_ERROR", "Something went wrong on the server"),
    "ServiceUnavailable": _Error(
        503, "SERVICE_UNAVAILABLE", "The database or another dependency is down"
    ),
}

_WAITING = {429, 503}


def _example(error: _Error) -> Json:
    body: Json = {"code": error.code, "message": error.description}
    if error.field:
        body["field"] = error.field
        body["details"] = [{"field": error.field, "message": error.description}]
    body["request_id"] = "0f8fad5b-d9cb-469f-a165-70867728950e"
    return {"success": False, "error": body}


def _error_response(error: _Error) -> Json:
    retry = _refer_to("Retry-After") if error.status in _WAITING else {}
    schema = {"$ref": "#/components/schemas/Error"}
    return {
        "description": error.description,
        "headers": {**LIMIT_HEADERS, **retry},
        "content": {"application/json": {"schema": schema, "example": _example(error)}},
    }


RESPONSES: dict[str, Json] = {
    "PermanentRedirect": {
        "description": "The same address with HTTPS: production speaks nothing else",
        "headers": {**EVERYWHERE, **_refer_to("Location")},
    },
    "NotModified": {
        "description": "The client has this version already",
        "headers": {**LIMIT_HEADERS, **ETAG_HEADER},
    },
    **{name: _error_response(error) for name, error in _ERRORS.items()},
}

_NAMES = {
    308: "PermanentRedirect",
    304: "NotModified",
    **{error.status: name for name, error in _ERRORS.items()},
}

# 401 also where no token is needed: clients meet errors alike everywhere.
_READING = {308, 400, 401, 408, 429, 431, 500, 503}
_WRITING = {400, 401, 403, 408, 413, 415, 429, 431, 500, 503}


def errors_of(unsafe: bool, own: Iterable[int]) -> Json:
    """Responses that are not success: those of every operation and some of its own."""
    statuses = (_WRITING if unsafe else _READING).union(own)
    return {
        str(status): {"$ref": f"#/components/responses/{_NAMES[status]}"}
        for status in sorted(statuses)
    }


def used_in(text: str, kind: str, parts: Mapping[str, Json]) -> dict[str, Json]:
    """Components that something refers to: an app without lists needs no pages."""
    return {name: part for name, part in parts.items() if f'"#/components/{kind}/{name}"' in text}
