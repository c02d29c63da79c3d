"""Sessions: the devices on which somebody is logged in."""

import hashlib
import hmac
import math
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from app.auth.cookie import Proof, read_cookie
from app.auth.store import store
from app.auth.stored_session import StoredSession
from app.database import Tables, tables
from app.env import env
from app.http.errors import unauthorized
from app.http.message import IncomingMessage

_IDLE_TIME = timedelta(seconds=env.SESSION_IDLE_TIMEOUT)
_LIFETIME = timedelta(seconds=env.SESSION_LIFETIME)

# A use that follows another so soon is not written down.
_SHORTEST_NOTE = min(timedelta(minutes=1), _IDLE_TIME / 20)


@dataclass(frozen=True, slots=True)
class Session:
    """What a browser gets of a session."""

    proof: Proof
    seconds: int


@dataclass(frozen=True, slots=True)
class Proven:
    """A session whose secret the request knew."""

    stored: StoredSession
    proof: Proof

    @property
    def user_id(self) -> str:
        """Whose session it is."""
        return self.stored.user_id


def _now() -> datetime:
    return datetime.now(UTC)


def _new_secret() -> str:
    return secrets.token_urlsafe(32)


def _hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _used(session: StoredSession) -> StoredSession:
    now = _now()
    return replace(session, used_at=now, expires_at=min(now + _IDLE_TIME, session.ends_at))


def _seconds_left(session: StoredSession) -> int:
    return math.ceil((session.ends_at - _now()).total_seconds())


def _knows(proof: Proof, session: StoredSession) -> bool:
    return hmac.compare_digest(_hash_of(proof.secret), session.token_hash)


async def find_session(db: Tables, message: IncomingMessage) -> Proven | None:
    """The session that a request proves to be its own, or None where that is over."""
    proof = read_cookie(message)
    found = await store.find(db, proof.id) if proof else None
    if not proof or not found or not _knows(proof, found) or found.expires_at <= _now():
        return None
    return Proven(found, proof)


async def open_session(db: Tables, user_id: str, message: IncomingMessage) -> Session:
    """Logs a user in on one more device.

    What this browser had before is over, whoever began it.
    """
    former = await find_session(db, message)
    if former:
        await store.end(db, former.user_id, id=former.stored.id)
    proof = Proof(str(uuid4()), _new_secret())
    now = _now()
    user_agent = message.headers.get("user-agent")
    session = StoredSession(
        id=proof.id,
        user_id=user_id,
        token_hash=_hash_of(proof.secret),
        user_agent=user_agent and user_agent[:255],
        created_at=now,
        used_at=now,
        expires_at=min(now + _IDLE_TIME, now + _LIFETIME),
        ends_at=now + _LIFETIME,
    )
    await store.add(db, session)
    return Session(proof, _seconds_left(session))


async def keep_session(session: Proven) -> None:
    """Notes that a session is in use."""
    if _now() - session.stored.used_at >= _SHORTEST_NOTE:
        await store.change(tables, session.stored, _used(session.stored))


async def renew_session(message: IncomingMessage) -> Session:
    """Gives a session another secret; the one before is worth nothing from now on."""
    found = await find_session(tables, message)
    if found is None:
        raise unauthorized()
    proof = Proof(found.proof.id, _new_secret())
    renewed = replace(_used(found.stored), token_hash=_hash_of(proof.secret))
    if not await store.change(tables, found.stored, renewed):
        raise unauthorized()
    return Session(proof, _seconds_left(renewed))


async def end_sessions(db: Tables, user_id: str, *, except_id: str | None = None) -> None:
    """Ends the sessions of a user, or all but one."""
    await store.end(db, user_id, except_id=except_id)
