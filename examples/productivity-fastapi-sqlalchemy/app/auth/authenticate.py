"""Who sends a request."""

import re
from datetime import UTC, datetime

from app.auth.caller import Caller
from app.auth.tokens import read_access_token
from app.database import tables
from app.database.table import gt
from app.http.errors import unauthorized
from app.http.message import IncomingMessage

_BEARER = re.compile(r"Bearer +([\w-]+\.[\w-]+\.[\w-]+)", re.ASCII | re.IGNORECASE)

# What a token says of its bearer.
Claims = Caller


def bearer_token(authorization: str) -> str | None:
    """The token of an Authorization header, or None where it holds none."""
    match = _BEARER.fullmatch(authorization)
    return match and match[1]


async def identify(message: IncomingMessage) -> Claims | None:
    """Who a request says that it comes from: None without a token, 401 for a bad one. No database."""
    authorization = message.headers.get("authorization")
    if authorization is None:
        return None
    token = bearer_token(authorization)
    claims = None if token is None else read_access_token(token)
    if claims is None:
        raise unauthorized()
    if claims.expired:
        raise unauthorized("The access token has expired", "TOKEN_EXPIRED")
    return Claims(claims.user_id, claims.session_id)


async def load_caller(claims: Claims, _: IncomingMessage) -> Caller:
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
