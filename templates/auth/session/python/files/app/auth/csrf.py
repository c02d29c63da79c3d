"""Refuses what pages of others make a browser send."""

import hmac
from base64 import urlsafe_b64encode

from app.auth.cookie import Proof
from app.http.cors import is_allowed_origin
from app.http.errors import ApiError, forbidden
from app.http.message import IncomingMessage


def _failed(text: str) -> ApiError:
    return forbidden(text, "CSRF_FAILED")


def csrf_token_of(proof: Proof) -> str:
    """What only a page that could read an answer of ours knows; worth nothing without the cookie."""
    digest = hmac.digest(proof.secret.encode(), b"csrf", "sha256")
    return urlsafe_b64encode(digest).decode().rstrip("=")


def require_own_page(message: IncomingMessage) -> None:
    """Refuses what a page of others makes a browser send."""
    headers = message.headers
    own = f"{'https' if message.encrypted else 'http'}://{headers.get('host')}"
    if headers.get("origin") != own and not is_allowed_origin(headers):
        raise _failed("The Origin is missing or not allowed")


def require_token(message: IncomingMessage, proof: Proof) -> None:
    """Refuses a write that does not come from a page that knows the token of the session."""
    require_own_page(message)
    sent = message.headers.get("x-csrf-token", "").encode()
    if not hmac.compare_digest(sent, csrf_token_of(proof).encode()):
        raise _failed("The X-CSRF-Token is missing or wrong")
