"""Answers what no route serves."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from app.http.answer import NO_CONTENT, Answer
from app.http.errors import method_not_allowed, not_found
from app.openapi import open_api_document

_ORDER = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")

_UNDOCUMENTED = {"/openapi.json": ["get"], "/docs": ["get"], "/docs/{file}": ["get"]}


@dataclass(frozen=True, slots=True)
class _Route:
    segments: list[str]
    allow: str

    def matches(self, segments: list[str]) -> bool:
        if len(self.segments) != len(segments):
            return False
        pairs = zip(self.segments, segments, strict=True)
        return all(given if part[:1] == "{" else part == given for part, given in pairs)


def _route_of(path: str, keys: Iterable[str]) -> _Route:
    served = {key.upper() for key in keys} | {"OPTIONS"}
    if "GET" in served:
        served.add("HEAD")
    return _Route(path.split("/"), ", ".join(method for method in _ORDER if method in served))


@cache
def _routes() -> list[_Route]:
    paths = {**open_api_document()["paths"], **_UNDOCUMENTED}
    return [_route_of(path, keys) for path, keys in paths.items()]


def fallback(method: str, path: str) -> Answer:
    """Another method of a known path is 405 with Allow, all else 404."""
    segments = path.split("/")
    route = next((route for route in _routes() if route.matches(segments)), None)
    if route is None:
        raise not_found()
    if method == "OPTIONS":
        return Answer(NO_CONTENT.status, {"Allow": route.allow})
    raise method_not_allowed(route.allow)
