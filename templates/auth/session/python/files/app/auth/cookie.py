"""The cookie of a session."""

import re
from dataclasses import dataclass

from app.env import env
from app.http.message import IncomingMessage

_IS_PRODUCTION = env.APP_ENV == "production"

# With `__Host-`, no other host and no plain page can set it; browsers ask for HTTPS then.
COOKIE_NAME = "__Host-session" if _IS_PRODUCTION else "session"

_FLAGS = f"Path=/; HttpOnly; SameSite=Lax{'; Secure' if _IS_PRODUCTION else ''}"
_VALUE = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})", re.ASCII)

CLEAR_COOKIE = f"{COOKIE_NAME}=; Max-Age=0; {_FLAGS}"


@dataclass(frozen=True, slots=True)
class Proof:
    """What a browser keeps of a session: its id, and a secret that proves it."""

    id: str
    secret: str


def set_cookie(proof: Proof, seconds: int) -> str:
    """Lets the browser keep a session for so long."""
    return f"{COOKIE_NAME}={proof.id}.{proof.secret}; Max-Age={seconds}; {_FLAGS}"


def _cookie_of(message: IncomingMessage) -> str | None:
    pairs = (pair.strip() for pair in message.headers.get("cookie", "").split(";"))
    start = f"{COOKIE_NAME}="
    return next((pair.removeprefix(start) for pair in pairs if pair.startswith(start)), None)


def has_cookie(message: IncomingMessage) -> bool:
    """Whether a request brings a session, dead or alive."""
    return _cookie_of(message) is not None


def read_cookie(message: IncomingMessage) -> Proof | None:
    """What a request proves, None where it has no cookie that can be one of ours."""
    match = _VALUE.fullmatch(_cookie_of(message) or "")
    return match and Proof(match[1], match[2])
