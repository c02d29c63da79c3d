"""The description of staying logged in, and of logging out."""

from typing import Unpack

from app.auth import session_schema
from app.auth.openapi_account import TAG, USER, nothing, own_operation
from app.http.json_schema import json_schema
from app.http.openapi import Body, Described, item_answer, operation
from app.http.openapi_components import Json

_refresh = {"refresh_token": "q1zVb0dN6mJc3yXr8sKf5tWg2hLp9aUe4iOx7nMzBvE"}

_logged_in = {
    "user": USER,
    "access_token": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIzZjJiOGE1MiJ9.c2lnbmF0dXJl",
    **_refresh,
    "token_type": "Bearer",
    "expires_in": 900,
}


def _either(**described: Unpack[Described]) -> Json:
    return operation(tag=TAG, secured="optional", **described)


def logged_in_answer(description: str, headers: Json | None = None) -> Json:
    """The answer to whoever has just logged in."""
    return item_answer(description, "LoggedIn", _logged_in, headers)


session_schemas = {
    "Refresh": json_schema(session_schema.refresh_input, "input"),
    "Logout": json_schema(session_schema.logout_input, "input"),
}

session_paths: dict[str, Json] = {
    "/api/v1/auth/refresh": {
        "post": _either(
            id="refresh",
            method="post",
            summary="Exchange a refresh token for new tokens",
            description="A refresh token can be used once: a second use ends its session.",
            body=Body("Refresh", _refresh),
            answers={200: logged_in_answer("New tokens")},
        ),
    },
    "/api/v1/auth/logout": {
        "post": _either(
            id="logout",
            method="post",
            summary="Log out",
            description=(
                "Ends the session of the access token and of the refresh token, dead or alive."
            ),
            body=Body("Logout", _refresh, required=False),
            answers=nothing("The session is over"),
        ),
    },
    "/api/v1/auth/logout-all": {
        "post": own_operation(
            id="logoutAll",
            method="post",
            summary="Log out on every device",
            answers=nothing("All sessions are over"),
        ),
    },
}
