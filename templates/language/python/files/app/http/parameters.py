"""Reads the parts of a request's target."""

import re
from typing import Any
from urllib.parse import quote, unquote

from app.http.errors import invalid

_BROKEN_ESCAPE = re.compile(r"%(?![0-9a-fA-F]{2})")
_ORIGIN = re.compile(r"https?://[^/]*", re.IGNORECASE)


def _decode(text: str) -> str | None:
    if _BROKEN_ESCAPE.search(text):
        return None
    try:
        return unquote(text.replace("+", " "), errors="strict")
    except UnicodeDecodeError:
        return None


def target_of(scope: Any) -> str:
    """What the request line asks for, as it was written."""
    target = scope.get("extensions", {}).get("target")
    if isinstance(target, str):
        return target
    # Another server than ours, such as that of tests.
    path = quote(scope["path"])
    query = scope["query_string"].decode("latin-1")
    return f"{path}?{query}" if query else path


def path_of(url: str) -> str:
    """The path of a URL as a request line may hold it, with or without the origin."""
    path = url.partition("?")[0]
    return path if path.startswith("/") else _ORIGIN.sub("", path, count=1)


def read_parameters(url: str) -> dict[str, str]:
    """The parameters of a URL's query. One given twice is refused: which would count?"""
    parameters: dict[str, str] = {}
    for pair in url.partition("?")[2].split("&"):
        if pair == "":
            continue
        written, _, text = pair.partition("=")
        name = _decode(written)
        if name is None:
            raise invalid(written, "Not valid percent-encoding")
        value = _decode(text)
        if value is None:
            raise invalid(name, "Not valid percent-encoding")
        if name in parameters:
            raise invalid(name, "Give it once")
        parameters[name] = value
    return parameters
