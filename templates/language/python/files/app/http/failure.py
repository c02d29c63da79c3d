"""Turns whatever was raised into an answer."""

from starlette.exceptions import HTTPException

from app.auth.scheme import CHALLENGE
from app.database import database_fault
from app.http.answer import JSON_HEADERS, Answer
from app.http.errors import (
    ApiError,
    conflict,
    error_body,
    invalid,
    service_unavailable,
)
from app.logger import logger


def _internal_error() -> ApiError:
    return ApiError(500, "INTERNAL_ERROR", "Something went wrong on our side")


def _from_database(error: Exception) -> ApiError | None:
    fault = database_fault(error)
    if fault is None:
        return None
    if fault.kind == "unavailable":
        return service_unavailable()
    if fault.kind == "unique":
        return conflict("There is one already", fault.column)
    return invalid(fault.column or "body", "Refers to a row that is not there")


def _from_framework(error: Exception) -> ApiError | None:
    """What a framework refuses before any rule of ours sees it."""
    if isinstance(error, HTTPException) and error.status_code == 400:
        return invalid("request", "Not a valid request")
    return None


def _to_api_error(error: Exception) -> ApiError:
    if isinstance(error, ApiError):
        return error
    return _from_database(error) or _from_framework(error) or _internal_error()


def failure(raised: Exception, request_id: str) -> Answer:
    """The answer to whatever was raised."""
    error = _to_api_error(raised)
    if error.status >= 500:
        logger.error(error.message, request_id=request_id, err=raised)
    challenge = {"WWW-Authenticate": CHALLENGE} if error.status == 401 else {}
    headers = {**JSON_HEADERS, **challenge, **error.headers}
    return Answer(error.status, headers, error_body(error, request_id))
