"""What an operation below /auth is, whatever the framework."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from app.auth.caller import Caller
from app.http.answer import Answer
from app.http.body import BodyKind
from app.http.message import IncomingMessage

Method = Literal["GET", "POST", "PATCH", "DELETE"]


@dataclass(frozen=True, slots=True)
class AuthRequest:
    """What an operation may know of a request."""

    message: IncomingMessage
    params: Mapping[str, str]
    body: Any


@dataclass(frozen=True, slots=True)
class _Route:
    method: Method
    # Below /auth; a part such as {id} is one of the params.
    path: str


@dataclass(frozen=True, slots=True)
class OpenOperation(_Route):
    """An operation for everybody."""

    answer: Callable[[AuthRequest], Awaitable[Answer]]
    # Names a budget of its own, which addresses share out; without one the general limit counts.
    limit: str | None = None
    body: BodyKind = "json"


@dataclass(frozen=True, slots=True)
class OwnOperation(_Route):
    """An operation for callers alone."""

    answer: Callable[[AuthRequest, Caller], Awaitable[Answer]]
    limit: str | None = None


# The framework serves it.
Operation = OpenOperation | OwnOperation
