"""Tells versions of a representation apart."""

import hashlib
from base64 import urlsafe_b64encode

from app.http.errors import precondition_failed


def etag_of(body: bytes) -> str:
    """The tag of a body."""
    digest = urlsafe_b64encode(hashlib.sha256(body).digest())[:27]
    return f'"{digest.decode()}"'


def _tags_of(header: str) -> list[str]:
    return [tag.strip() for tag in header.split(",")]


def is_known(if_none_match: str | None, etag: str) -> bool:
    """If-None-Match: whether the client has this representation already."""
    if if_none_match is None:
        return False
    return any(tag == "*" or tag.removeprefix("W/") == etag for tag in _tags_of(if_none_match))


def require_match(if_match: str, etag: str) -> None:
    """If-Match: 412 unless the client has seen this representation. A weak tag never matches."""
    if not any(tag in ("*", etag) for tag in _tags_of(if_match)):
        raise precondition_failed()
