"""The description of registering, logging in and accounts."""

from typing import Unpack

from app.auth import schema
from app.http.json_schema import json_schema
from app.http.openapi import ApiSection, Body, Described, item_answer, operation
from app.http.openapi_components import CREATED_HEADERS, ETAG_HEADER, Json
from app.http.openapi_parameters import IF_MATCH, IF_NONE_MATCH

_TAG = "Authentication"

_user = {
    "id": "3f2b8a52-6f0e-4d0c-9f7e-0c3b8a526f0e",
    "email": "ada@example.com",
    "name": "Ada Lovelace",
    "avatar_url": None,
    "role": "user",
    "created_at": "2025-01-07T10:30:00Z",
    "updated_at": "2025-01-07T10:30:00Z",
    "last_login": None,
}

_password = "three-green-bottles"
_credentials = {"email": _user["email"], "password": _password}
_refresh = {"refresh_token": "q1zVb0dN6mJc3yXr8sKf5tWg2hLp9aUe4iOx7nMzBvE"}
_profile = {"name": _user["name"]}

_logged_in = {
    "user": _user,
    "access_token": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIzZjJiOGE1MiJ9.c2lnbmF0dXJl",
    **_refresh,
    "token_type": "Bearer",
    "expires_in": 900,
}


def _open(**described: Unpack[Described]) -> Json:
    return operation(tag=_TAG, secured=False, **described)


def _either(**described: Unpack[Described]) -> Json:
    return operation(tag=_TAG, secured="optional", **described)


def _own(**described: Unpack[Described]) -> Json:
    return operation(tag=_TAG, secured=True, **described)


def _nothing(description: str) -> dict[int, Json]:
    return {204: {"description": description}}


def _account(description: str) -> dict[int, Json]:
    return {200: item_answer(description, "User", _user, ETAG_HEADER)}


_sessions: dict[str, Json] = {
    "/api/v1/auth/register": {
        "post": _open(
            id="register",
            method="post",
            summary="Register and log in",
            body=Body("Registration", {**_credentials, **_profile}),
            answers={
                201: item_answer("The new user, logged in", "LoggedIn", _logged_in, CREATED_HEADERS)
            },
            errors=[409],
        ),
    },
    "/api/v1/auth/login": {
        "post": _open(
            id="login",
            method="post",
            summary="Log in",
            description="Ten failures lock an account for at most 15 minutes.",
            body=Body("Credentials", _credentials),
            answers={200: item_answer("Logged in", "LoggedIn", _logged_in)},
        ),
    },
    "/api/v1/auth/refresh": {
        "post": _either(
            id="refresh",
            method="post",
            summary="Exchange a refresh token for new tokens",
            description="A refresh token can be used once: a second use ends its session.",
            body=Body("Refresh", _refresh),
            answers={200: item_answer("New tokens", "LoggedIn", _logged_in)},
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
            answers=_nothing("The session is over"),
        ),
    },
    "/api/v1/auth/logout-all": {
        "post": _own(
            id="logoutAll",
            method="post",
            summary="Log out on every device",
            answers=_nothing("All sessions are over"),
        ),
    },
}

_accounts: dict[str, Json] = {
    "/api/v1/auth/change-password": {
        "post": _own(
            id="changePassword",
            method="post",
            summary="Change the password",
            description="Ends every other session.",
            body=Body(
                "PasswordChange",
                {"current_password": _password, "new_password": "four-yellow-lamps"},
            ),
            answers=_nothing("The password is changed"),
        ),
    },
    "/api/v1/auth/me": {
        "get": _own(
            id="getMe",
            method="get",
            summary="Get the account of the caller",
            parameters=[IF_NONE_MATCH],
            answers=_account("The user"),
            errors=[304],
        ),
        "patch": _own(
            id="updateMe",
            method="patch",
            summary="Change the account of the caller",
            description="What is left out stays, and null clears.",
            parameters=[IF_MATCH],
            body=Body("Profile", _profile),
            answers=_account("The user as it is now"),
            errors=[412],
        ),
        "delete": _own(
            id="deleteMe",
            method="delete",
            summary="Delete the account of the caller",
            description="With everything that belongs to it.",
            body=Body("AccountDeletion", {"password": _password}),
            answers=_nothing("The account is gone"),
        ),
    },
}

auth_section = ApiSection(
    tag={
        "name": _TAG,
        "description": "Registering, logging in and the account of the caller",
    },
    schemas={
        "User": json_schema(schema.user_output, "output"),
        "LoggedIn": json_schema(schema.logged_in_output, "output"),
        "Registration": json_schema(schema.register_input, "input"),
        "Credentials": json_schema(schema.login_input, "input"),
        "Refresh": json_schema(schema.refresh_input, "input"),
        "Logout": json_schema(schema.logout_input, "input"),
        "Profile": json_schema(schema.profile_input, "input"),
        "PasswordChange": json_schema(schema.change_password_input, "input"),
        "AccountDeletion": json_schema(schema.delete_input, "input"),
    },
    paths={**_sessions, **_accounts},
)
