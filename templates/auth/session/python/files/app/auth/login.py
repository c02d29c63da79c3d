"""Who may log in, and what they get."""

from collections.abc import Mapping

from app.auth.cookie import set_cookie
from app.auth.csrf import csrf_token_of, require_own_page
from app.auth.schema import User
from app.auth.sessions import Session
from app.http.answer import Answer, ok
from app.http.message import IncomingMessage


def admit_login(message: IncomingMessage) -> None:
    """Refuses pages of others, which could log a browser in as somebody else."""
    require_own_page(message)


def logged_in(
    user: User,
    session: Session,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """The answer to whoever has just logged in."""
    cookie = set_cookie(session.proof, session.seconds)
    data = {"user": user, "csrf_token": csrf_token_of(session.proof)}
    return ok(data, status, {**(headers or {}), "Set-Cookie": cookie})
