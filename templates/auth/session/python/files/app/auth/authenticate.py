"""Who sends a request."""

from app.auth.caller import Caller
from app.auth.cookie import has_cookie
from app.auth.csrf import require_token
from app.auth.sessions import Proven, find_session, keep_session
from app.database import tables
from app.http.errors import unauthorized
from app.http.message import IncomingMessage

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

# What a cookie proves of its bearer.
Claims = Proven


async def identify(message: IncomingMessage) -> Claims | None:
    """The session of a request: None without a cookie, 401 for a session that is over."""
    if not has_cookie(message):
        return None
    session = await find_session(tables, message)
    if session is None:
        raise unauthorized()
    return session


async def load_caller(session: Claims, message: IncomingMessage) -> Caller:
    """The caller, whose writes must come from a page of ours."""
    if message.method not in _SAFE:
        require_token(message, session.proof)
    await keep_session(session)
    return Caller(session.user_id, session.stored.id)
