"""The errors that clients see."""

from collections.abc import Mapping, Sequence
from typing import TypedDict, TypeVar

import orjson

T = TypeVar("T")


class FieldError(TypedDict):
    """What is wrong with one field."""

    field: str
    message: str


class ApiError(Exception):
    """An answer other than success: whatever raises it, the client sees it as it is."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        field: str | None = None,
        details: Sequence[FieldError] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.field = field
        self.details = details
        self.headers = headers or {}


def validation_error(details: Sequence[FieldError]) -> ApiError:
    """400 that names every field that is wrong."""
    if not details:
        return ApiError(400, "VALIDATION_ERROR", "The request is not valid", details=details)
    first = details[0]
    return ApiError(
        400, "VALIDATION_ERROR", first["message"], field=first["field"], details=details
    )


def invalid(field: str, message: str) -> ApiError:
    """400 that names one field."""
    return validation_error([{"field": field, "message": message}])


def unauthorized(message: str = "Log in first", code: str = "UNAUTHORIZED") -> ApiError:
    """401: nobody is logged in."""
    return ApiError(401, code, message)


def forbidden(message: str = "You may not do this", code: str = "FORBIDDEN") -> ApiError:
    """403: the caller may not."""
    return ApiError(403, code, message)


def not_found() -> ApiError:
    """404: there is nothing that the caller may see."""
    return ApiError(404, "NOT_FOUND", "There is nothing here")


def method_not_allowed(allow: str) -> ApiError:
    """405: the path has other methods."""
    return ApiError(405, "METHOD_NOT_ALLOWED", f"Use one of {allow}", headers={"Allow": allow})


def conflict(message: str, field: str | None = None) -> ApiError:
    """409: what is stored stands against it."""
    return ApiError(409, "CONFLICT", message, field=field)


def precondition_failed() -> ApiError:
    """412: If-Match names another version."""
    return ApiError(412, "PRECONDITION_FAILED", "It has changed since you read it")


def payload_too_large() -> ApiError:
    """413: more than a body may hold."""
    return ApiError(413, "PAYLOAD_TOO_LARGE", "The body is larger than 1 MB")


def unsupported_media_type(media_type: str) -> ApiError:
    """415: a body of another type."""
    return ApiError(415, "UNSUPPORTED_MEDIA_TYPE", f"Send Content-Type: {media_type}")


def idempotency_mismatch() -> ApiError:
    """422: an idempotency key comes back with another request."""
    return ApiError(
        422, "IDEMPOTENCY_MISMATCH", "The key was used for another request", field="Idempotency-Key"
    )


def rate_limited(headers: Mapping[str, str]) -> ApiError:
    """429: too much in too short a time."""
    return ApiError(429, "RATE_LIMITED", "Too many requests, try again later", headers=headers)


def service_unavailable(message: str = "Try again in a moment") -> ApiError:
    """503: something that we need is down."""
    return ApiError(503, "SERVICE_UNAVAILABLE", message, headers={"Retry-After": "5"})


def found(row: T | None) -> T:
    """The row, or 404 when there is none that the caller may see."""
    if row is None:
        raise not_found()
    return row


def error_body(error: ApiError, request_id: str) -> bytes:
    """The body of an error."""
    shown: dict[str, object] = {"code": error.code, "message": error.message}
    if error.field is not None:
        shown["field"] = error.field
    if error.details is not None:
        shown["details"] = error.details
    shown["request_id"] = request_id
    return orjson.dumps({"success": False, "error": shown})
