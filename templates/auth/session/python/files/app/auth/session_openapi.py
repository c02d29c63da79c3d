"""The description of staying logged in, and of logging out."""

from app.auth import session_schema
from app.auth.openapi_account import USER, nothing, own_operation
from app.http.json_schema import json_schema
from app.http.openapi import item_answer, list_answer
from app.http.openapi_components import Json
from app.http.openapi_parameters import id_parameter, list_parameters

_csrf = {"csrf_token": "q1zVb0dN6mJc3yXr8sKf5tWg2hLp9aUe4iOx7nMzBvE"}

_session = {
    "id": "0b9e2c1a-5d1f-4f39-8c37-2a3f6b1d9e55",
    "user_agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "created_at": "2025-01-07T10:30:00Z",
    "used_at": "2025-01-07T11:00:00Z",
    "expires_at": "2025-01-14T11:00:00Z",
    "current": True,
}

_sets_cookie: Json = {
    "Set-Cookie": {
        "description": "The session: HttpOnly, SameSite=Lax, and in production Secure",
        "schema": {"type": "string", "maxLength": 4096, "pattern": r"^[\x20-\x7e]*$"},
    },
}


def logged_in_answer(description: str, headers: Json | None = None) -> Json:
    """The answer to whoever has just logged in."""
    given = {**(headers or {}), **_sets_cookie}
    return item_answer(description, "LoggedIn", {"user": USER, **_csrf}, given)


def _ended(description: str) -> dict[int, Json]:
    return {204: {"description": description, "headers": _sets_cookie}}


session_schemas = {
    "CsrfToken": json_schema(session_schema.csrf_output, "output"),
    "Session": json_schema(session_schema.session_output, "output"),
}

_cookies: dict[str, Json] = {
    "/api/v1/auth/refresh": {
        "post": own_operation(
            id="refresh",
            method="post",
            summary="Exchange the session cookie for a new one",
            description="The cookie and the CSRF token from before are worth nothing afterwards.",
            answers={200: logged_in_answer("A new cookie")},
        ),
    },
    "/api/v1/auth/logout": {
        "post": own_operation(
            id="logout",
            method="post",
            summary="Log out",
            description="Ends the session of the cookie, dead or alive.",
            answers=_ended("The session is over"),
        ),
    },
    "/api/v1/auth/logout-all": {
        "post": own_operation(
            id="logoutAll",
            method="post",
            summary="Log out on every device",
            answers=_ended("All sessions are over"),
        ),
    },
    "/api/v1/auth/csrf": {
        "get": own_operation(
            id="getCsrfToken",
            method="get",
            summary="Get the CSRF token of the session",
            description=(
                "For pages that were loaded again: the token is the same until the next login."
            ),
            answers={200: item_answer("The token", "CsrfToken", _csrf)},
        ),
    },
}

_list_parameters = [
    parameter
    for parameter in list_parameters(session_schema.session_list)
    if parameter["name"] != "cursor"
]

_devices: dict[str, Json] = {
    "/api/v1/auth/sessions": {
        "get": own_operation(
            id="listSessions",
            method="get",
            summary="List the sessions of the caller",
            description="The 100 newest at most.",
            parameters=_list_parameters,
            answers={200: list_answer("A page of sessions", "Session", _session)},
        ),
    },
    "/api/v1/auth/sessions/{id}": {
        "delete": own_operation(
            id="endSession",
            method="delete",
            summary="Log out on one device",
            parameters=[id_parameter("id", "session")],
            answers=nothing("The session is over"),
            errors=[404],
        ),
    },
}

session_paths = {**_cookies, **_devices}
