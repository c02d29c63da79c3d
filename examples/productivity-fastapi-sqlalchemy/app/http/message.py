"""A request, as those who decide about it see it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """What a client sent, but for the body; names of headers are in lower case."""

    method: str
    # As the request line has it, with the query.
    url: str
    headers: Mapping[str, str]
    # Whether the client spoke HTTPS.
    encrypted: bool
