"""Refuses plain HTTP."""

import re

from app.env import env
from app.http.answer import Answer
from app.http.errors import forbidden

_HOST = re.compile(r"([a-z0-9.-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?", re.IGNORECASE | re.ASCII)


def require_https(method: str, url: str, host: str, encrypted: bool) -> Answer | None:
    """Production speaks HTTPS only: a plain GET is sent there, all else has already leaked."""
    if env.APP_ENV != "production" or encrypted:
        return None
    safe = method in ("GET", "HEAD")
    if not safe or not url.startswith("/") or not _HOST.fullmatch(host):
        raise forbidden("Use HTTPS")
    return Answer(308, {"Location": f"https://{host}{url}"})
