"""Lets pages of other origins call the API."""

from collections.abc import Mapping

from app.env import env
from app.http.answer import Answer

_origins = frozenset(env.CORS_ORIGINS)

_EXPOSED = {
    "Access-Control-Expose-Headers": (
        "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id"
    ),
}

_PREFLIGHT_HEADERS = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, PATCH, DELETE",
    "Access-Control-Allow-Headers": (
        "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id"
    ),
    "Access-Control-Max-Age": "600",
}


def allowed_origin(headers: Mapping[str, str]) -> dict[str, str]:
    """What lets a page of an allowed origin read the answer."""
    origin = headers.get("origin")
    if origin is None or origin not in _origins:
        return {}
    return {"Access-Control-Allow-Origin": origin, **_EXPOSED}


def preflight(method: str, headers: Mapping[str, str]) -> Answer | None:
    """The answer to a browser that asks before it sends, or None for any other request."""
    if method != "OPTIONS" or not headers.get("access-control-request-method"):
        return None
    origin = headers.get("origin")
    if not origin:
        return None
    return Answer(204, _PREFLIGHT_HEADERS if origin in _origins else {})
