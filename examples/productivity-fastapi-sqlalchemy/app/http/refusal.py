"""Answers to what is not HTTP."""

from http import HTTPStatus

from app.http.answer import JSON_HEADERS
from app.http.errors import ApiError, error_body, invalid
from app.http.request_id import request_id_of
from app.http.security_headers import SECURITY_HEADERS


def too_slow() -> ApiError:
    """408: the client took its time."""
    return ApiError(408, "REQUEST_TIMEOUT", "The request took too long")


def too_large() -> ApiError:
    """431: more than headers may hold."""
    return ApiError(431, "HEADERS_TOO_LARGE", "The headers are too large")


def not_http() -> ApiError:
    """400: nothing that could be understood."""
    return invalid("request", "Not a valid HTTP request")


def answer(error: ApiError) -> bytes:
    """The whole answer to what is not HTTP: no route ever sees it."""
    request_id = request_id_of(None)
    body = error_body(error, request_id)
    headers = {
        **SECURITY_HEADERS,
        **JSON_HEADERS,
        "X-Request-Id": request_id,
        "Content-Length": str(len(body)),
        "Connection": "close",
    }
    status = f"HTTP/1.1 {error.status} {HTTPStatus(error.status).phrase}\r\n"
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"{status}{lines}\r\n".encode() + body
