"""Tokens that say who somebody is."""

import hashlib
import secrets
import time
from dataclasses import dataclass

import jwt

from app.auth.caller import Caller
from app.env import env
from app.http.values import is_uuid

_SERVICE = "productivity-fastapi-sqlalchemy"
_KEY = env.JWT_SECRET.encode()
_ALGORITHM = "HS256"
_REQUIRED = ["sub", "sid", "exp"]

ACCESS_TOKEN_SECONDS = 15 * 60
REFRESH_TOKEN_SECONDS = 7 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class SignedClaims(Caller):
    """The claims of a token, and whether its time is over."""

    expired: bool


def sign_access_token(caller: Caller) -> str:
    """A token that says who its bearer is, for as long as it lasts."""
    now = int(time.time())
    payload = {
        "sid": caller.session_id,
        "iss": _SERVICE,
        "aud": _SERVICE,
        "sub": caller.user_id,
        "iat": now,
        "exp": now + ACCESS_TOKEN_SECONDS,
    }
    return jwt.encode(payload, _KEY, algorithm=_ALGORITHM)


def read_access_token(token: str) -> SignedClaims | None:
    """The claims of a token that this service signed, or None."""
    try:
        payload = jwt.decode(
            token,
            _KEY,
            algorithms=[_ALGORITHM],
            issuer=_SERVICE,
            audience=_SERVICE,
            # Whether it has expired is asked last: what others made is bad, not old.
            options={"require": _REQUIRED, "verify_exp": False},
        )
    except jwt.InvalidTokenError:
        return None
    user_id, session_id, expires_at = (payload[name] for name in _REQUIRED)
    if not (is_uuid(str(user_id)) and is_uuid(str(session_id)) and isinstance(expires_at, int)):
        return None
    return SignedClaims(user_id, session_id, expired=expires_at <= time.time())


def new_refresh_token() -> str:
    """256 random bits. Only their hash is stored, so a leaked database logs nobody in."""
    return secrets.token_urlsafe(32)


def sha256(text: str) -> str:
    """The hash of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
