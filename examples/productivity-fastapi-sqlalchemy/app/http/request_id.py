"""Ids of requests."""

import re
from uuid import uuid4

_ACCEPTED = re.compile(r"[\w-]{8,64}", re.ASCII)


def request_id_of(given: str | None) -> str:
    """The client's request id where it is harmless in logs and headers, else a new one."""
    return given if given is not None and _ACCEPTED.fullmatch(given) else str(uuid4())
