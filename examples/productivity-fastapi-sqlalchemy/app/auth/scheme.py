"""How people prove who they are, as the API describes it."""

from typing import Any, Literal

# What a 401 asks for.
CHALLENGE = "Bearer"

# What pages of allowed origins may send, and what lets them.
CORS_REQUEST_HEADERS = ["Authorization"]
CORS_HEADERS: dict[str, str] = {}

# Said of the API as a whole.
INTRODUCTION = "JSON over HTTPS. Send the access token of a login as a bearer token."

SECURITY_SCHEMES = {
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "The access token of a login (RFC8725)",
    },
}

_SECURITY: dict[Literal["optional"] | bool, list[dict[str, Any]]] = {
    True: [{"bearer": []}],
    False: [],
    "optional": [{}, {"bearer": []}],
}


def security_of(secured: Literal["optional"] | bool, _method: str) -> list[dict[str, Any]]:
    """Which of the schemes an operation asks for."""
    return _SECURITY[secured]


# Options of the docs page, in JavaScript.
DOCS_OPTIONS = ""
