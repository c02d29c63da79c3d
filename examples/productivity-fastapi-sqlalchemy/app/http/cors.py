"""Lets pages of other origins call the API."""

from collections.abc import Mapping

from app.auth.scheme import CORS_HEADERS, CORS_REQUEST_HEADERS
from app.env import env
from app.http.answer import Answer

_origins = frozenset(env.CORS_ORIGINS)

_REQUEST_HEADERS = [
    "Content-Type",
    "Idempotency-Key",
    "If-Match",
    "If-None-Match",
    "X-Request-Id",
    *CORS_REQUEST_HEADERS,
]

_ALLOWED = {
    **CORS_HEADERS,
    "Access-Control-Expose-Headers": (
        "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id"
    ),
}

_PREFLIGHT_HEADERS = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
    "Access-Control-Allow-Headers": ", ".join(sorted(_REQUEST_HEADERS)),
    "Access-Control-Max-Age": "600",
}


def is_allowed_origin(headers: Mapping[str, str]) -> bool:
    """Whether pages of a request's origin may call this API."""
    return headers.get("origin") in _origins


def allowed_origin(headers: Mapping[str, str]) -> dict[str, str]:
    """What lets a page of an allowed origin read the answer."""
    if not is_allowed_origin(headers):
        return {}
    return {"Access-Control-Allow-Origin": headers["origin"], **_ALLOWED}


def preflight(method: str, headers: Mapping[str, str]) -> Answer | None:
    """The answer to a browser that asks before it sends, or None for any other request."""
    asks = headers.get("origin") and headers.get("access-control-request-method")
    if method != "OPTIONS" or not asks:
        return None
    return Answer(204, _PREFLIGHT_HEADERS if is_allowed_origin(headers) else {})
