"""Who may log in, and what they get."""

from collections.abc import Mapping

from app.auth.schema import User
from app.auth.sessions import Session
from app.http.answer import Answer, ok
from app.http.message import IncomingMessage


def admit_login(_: IncomingMessage) -> None:
    """Refuses nobody: no browser sends tokens by itself, so a page of others has nothing to gain."""


def logged_in(
    user: User,
    session: Session,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """The answer to whoever has just logged in."""
    return ok({"user": user, **session}, status, headers)
