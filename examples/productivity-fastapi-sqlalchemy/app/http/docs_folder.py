"""Pages of the folder `docs`, which only development shows."""

import re
from pathlib import Path

from app.env import env
from app.http.answer import Answer
from app.http.errors import not_found

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
}


def docs_folder_file(name: str) -> Answer:
    """A page, or a file that it needs: not in production, which does without them."""
    match = re.fullmatch(r"([a-z-]+)(\.css|\.js)?", name)
    if match is None or env.APP_ENV == "production":
        raise not_found()
    ending = match[2] or ".html"
    try:
        body = Path("docs", match[1] + ending).read_bytes()
    except FileNotFoundError:
        raise not_found() from None
    return Answer(200, {"Content-Type": _TYPES[ending], "Content-Security-Policy": _POLICY}, body)
