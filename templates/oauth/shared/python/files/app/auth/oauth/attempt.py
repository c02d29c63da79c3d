"""What ties a login to the browser that began it."""

import hmac
import secrets
from dataclasses import dataclass

from app.auth.oauth.digest import base64url
from app.auth.oauth.provider import Provider
from app.env import env
from app.http.message import IncomingMessage

# How long somebody may take at the provider.
ATTEMPT_SECONDS = 10 * 60

_IS_PRODUCTION = env.APP_ENV == "production"
_COOKIE_NAME = "__Host-oauth" if _IS_PRODUCTION else "oauth"


@dataclass(frozen=True, slots=True)
class Secrets:
    """What goes to the provider and has to come back; none of it has to be stored."""

    state: str
    nonce: str
    code_verifier: str


def new_secret() -> str:
    """256 bits."""
    return secrets.token_urlsafe(32)


def secrets_of(secret: str) -> Secrets:
    """The secrets that come from the one that the browser keeps."""

    def derived(use: str) -> str:
        return base64url(hmac.digest(secret.encode(), use.encode(), "sha256"))

    return Secrets(derived("state"), derived("nonce"), derived("code_verifier"))


def _cookie(value: str, seconds: int, provider: Provider) -> str:
    # A form that another site posts comes without any cookie that is not meant for other sites.
    is_foreign = provider.response_mode == "form_post"
    site = "None" if is_foreign else "Lax"
    secure = "; Secure" if is_foreign or _IS_PRODUCTION else ""
    return f"{_COOKIE_NAME}={value}; Max-Age={seconds}; Path=/; HttpOnly; SameSite={site}{secure}"


def set_cookie(secret: str, provider: Provider) -> str:
    """Lets the browser keep the secret of a login on its way."""
    return _cookie(secret, ATTEMPT_SECONDS, provider)


def clear_cookie(provider: Provider) -> str:
    """Takes that secret out of the browser."""
    return _cookie("", 0, provider)


def read_secret(message: IncomingMessage) -> str | None:
    """The secret that a browser has kept, or None."""
    pairs = (pair.strip() for pair in message.headers.get("cookie", "").split(";"))
    start = f"{_COOKIE_NAME}="
    return next((pair.removeprefix(start) for pair in pairs if pair.startswith(start)), None)
