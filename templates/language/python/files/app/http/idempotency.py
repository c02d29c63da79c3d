"""Requests that are sent again."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from app.http.errors import invalid

_PRINTABLE = re.compile(r"[\x20-\x7e]{1,255}")


@dataclass(frozen=True, slots=True)
class Idempotency:
    """Tells a request that is sent again from a new one."""

    key: str
    # Of what was asked for: a key stands for one request only.
    request_hash: str


def idempotency_of(
    headers: Mapping[str, str], resource: str, sent: Mapping[str, Any]
) -> Idempotency | None:
    """What the header Idempotency-Key says of this input, or None without one."""
    key = headers.get("idempotency-key")
    if key is None:
        return None
    if not _PRINTABLE.fullmatch(key):
        raise invalid("Idempotency-Key", "Must have 1 to 255 printable ASCII characters")
    return Idempotency(key, hashlib.sha256(orjson.dumps([resource, sent])).hexdigest())
