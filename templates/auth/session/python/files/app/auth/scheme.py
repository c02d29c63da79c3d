"""How people prove who they are, as the API describes it."""

from typing import Any, Literal

# What a 401 asks for.
CHALLENGE = "Cookie"

# What pages of allowed origins may send, and what lets them.
CORS_REQUEST_HEADERS = ["X-CSRF-Token"]
CORS_HEADERS = {"Access-Control-Allow-Credentials": "true"}

# Said of the API as a whole.
INTRODUCTION = (
    "JSON over HTTPS. A login sets a cookie; send its CSRF token as X-CSRF-Token with every write."
)

SECURITY_SCHEMES = {
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "__Host-session",
        "description": "The cookie that a login sets; in development its name is session",
    },
    "csrf": {
        "type": "apiKey",
        "in": "header",
        "name": "X-CSRF-Token",
        "description": "The csrf_token of the login; on the docs page it is sent by itself",
    },
}


def security_of(secured: Literal["optional"] | bool, method: str) -> list[dict[str, Any]]:
    """Which of the schemes an operation asks for."""
    if secured is False:
        return []
    needed: dict[str, Any] = {"session": []}
    if method != "get":
        needed["csrf"] = []
    return [needed] if secured is True else [{}, needed]


# Options of the docs page, in JavaScript: it remembers the token of the last login.
DOCS_OPTIONS = """\
  requestInterceptor: (request) => {
    const token = sessionStorage.getItem('csrf_token');
    if (token) request.headers['X-CSRF-Token'] = token;
    return request;
  },
  responseInterceptor: (response) => {
    const token = response.body?.data?.csrf_token;
    if (token) sessionStorage.setItem('csrf_token', token);
    return response;
  },
"""
