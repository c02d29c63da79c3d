"""Sessions: the devices on which somebody is logged in."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from app.auth.authenticate import bearer_token
from app.auth.caller import Caller
from app.auth.session_schema import Tokens
from app.auth.tokens import (
    ACCESS_TOKEN_SECONDS,
    REFRESH_TOKEN_SECONDS,
    new_refresh_token,
    read_access_token,
    sha256,
    sign_access_token,
)
from app.database import Tables, tables, transaction
from app.database.table import gt, lt, not_
from app.http.errors import ApiError, unauthorized
from app.http.message import IncomingMessage

# What a client gets of a session.
Session = Tokens


def _now() -> datetime:
    return datetime.now(UTC)


def _refresh_expiry() -> datetime:
    return _now() + timedelta(seconds=REFRESH_TOKEN_SECONDS)


async def _issue_tokens(db: Tables, caller: Caller) -> Session:
    refresh_token = new_refresh_token()
    await db.refresh_tokens.insert(
        {
            "session_id": caller.session_id,
            "token_hash": sha256(refresh_token),
            "expires_at": _refresh_expiry(),
        }
    )
    return {
        "access_token": sign_access_token(caller),
        "refresh_token": refresh_token,
        "token_type": "Bearer",
        "expires_in": ACCESS_TOKEN_SECONDS,
    }


async def open_session(db: Tables, user_id: str, _: IncomingMessage) -> Session:
    """Logs a user in on one more device, and forgets the sessions that are long over."""
    await db.sessions.delete({"user_id": user_id, "expires_at": lt(_now())})
    session = await db.sessions.insert({"user_id": user_id, "expires_at": _refresh_expiry()})
    return await _issue_tokens(db, Caller(user_id, session.id))


async def _end(db: Tables, where: Mapping[str, object]) -> None:
    await db.sessions.update({**where, "ended_at": None}, {"ended_at": _now()})


async def end_sessions(db: Tables, user_id: str, *, except_id: str | None = None) -> None:
    """Ends the open sessions of a user, or all but one: their tokens are dead from now on."""
    others = {} if except_id is None else {"id": not_(except_id)}
    await _end(db, {"user_id": user_id, **others})


async def _refused(db: Tables, session_id: str, unspent: Mapping[str, object]) -> ApiError:
    await _end(db, {"id": session_id})
    if await db.refresh_tokens.find(unspent):
        return unauthorized()
    return unauthorized("The refresh token was used before: log in again", "TOKEN_REUSED")


async def _spend(db: Tables, token_id: str, session_id: str) -> tuple[Caller, Session] | ApiError:
    session = {"id": session_id, "ended_at": None}
    opened = await db.sessions.update(session, {"expires_at": _refresh_expiry()})
    # Of two requests with the same token only one changes the row.
    unspent = {"id": token_id, "used_at": None}
    now = _now()
    spent = 0 if opened == 0 else await db.refresh_tokens.update(unspent, {"used_at": now})
    if spent == 0:
        return await _refused(db, session_id, unspent)
    found = await db.sessions.find({"id": session_id})
    if found is None:
        return unauthorized()
    await db.refresh_tokens.delete({"session_id": session_id, "expires_at": lt(now)})
    caller = Caller(found.user_id, session_id)
    return caller, await _issue_tokens(db, caller)


async def rotate(refresh_token: str) -> tuple[Caller, Session]:
    """Spends a refresh token and gives out the next; one that was spent before ends its session."""
    where = {"token_hash": sha256(refresh_token), "expires_at": gt(_now())}
    token = await tables.refresh_tokens.find(where)
    if token is None:
        raise unauthorized()
    async with transaction() as db:
        outcome = await _spend(db, token.id, token.session_id)
    # Raised here, for what a refusal has ended stays ended.
    if isinstance(outcome, ApiError):
        raise outcome
    return outcome


async def logout(authorization: str | None, refresh_token: str | None) -> None:
    """Ends the session of an Authorization header or of a refresh token, dead or alive."""
    if authorization is None and refresh_token is None:
        raise unauthorized()
    access = bearer_token(authorization or "")
    claims = None if access is None else read_access_token(access)
    if claims is not None:
        await _end(tables, {"id": claims.session_id, "user_id": claims.user_id})
    if refresh_token is None:
        return
    token = await tables.refresh_tokens.find({"token_hash": sha256(refresh_token)})
    if token is not None:
        await _end(tables, {"id": token.session_id})
