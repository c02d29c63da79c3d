"""Hashes of secrets."""

import hashlib
from base64 import urlsafe_b64encode


def base64url(data: bytes) -> str:
    """The bytes as they go into addresses."""
    return urlsafe_b64encode(data).decode().rstrip("=")


def sha256(text: str) -> str:
    """The hash of a secret, which is all that is kept of it."""
    return hashlib.sha256(text.encode()).hexdigest()


def s256(verifier: str) -> str:
    """The challenge of a verifier (RFC 7636)."""
    return base64url(hashlib.sha256(verifier.encode()).digest())
