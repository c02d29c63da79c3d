"""Who sends a request."""

import re
from datetime import UTC, datetime

from app.auth.tokens import Claims, read_access_token
from app.database import tables
from app.database.table import gt
from app.http.errors import forbidden, unauthorized

_BEARER = re.compile(r"Bearer +([\w-]+\.[\w-]+\.[\w-]+)", re.ASCII | re.IGNORECASE)

# The user behind a request and the session that it belongs to.
Caller = Claims


def bearer_token(authorization: str) -> str | None:
    """The token of an Authorization header, or None where it holds none."""
    match = _BEARER.fullmatch(authorization)
    return match and match[1]


def verify_access_token(authorization: str | None) -> Claims | None:
    """What an Authorization header claims: None without one, 401 for a bad one. No database."""
    if authorization is None:
        return None
    token = bearer_token(authorization)
    claims = None if token is None else read_access_token(token)
    if claims is None:
        raise unauthorized()
    if claims.expired:
        raise unauthorized("The access token has expired", "TOKEN_EXPIRED")
    return Claims(claims.user_id, claims.session_id)


async def load_caller(claims: Claims) -> Caller:
    """The caller whose session is still open, else 401: a logout counts at once."""
    session = await tables.sessions.find(
        {
            "id": claims.session_id,
            "user_id": claims.user_id,
            "ended_at": None,
            "expires_at": gt(datetime.now(UTC)),
        }
    )
    if session is None:
        raise unauthorized()
    return claims


async def require_admin(caller: Caller) -> None:
    """403 unless the caller is an admin now, whatever they were when the token was made."""
    user = await tables.users.find({"id": caller.user_id})
    if user is None or user.role != "admin":
        raise forbidden()
