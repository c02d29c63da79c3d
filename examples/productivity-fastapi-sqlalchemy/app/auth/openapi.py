"""The description of registering, logging in and accounts."""

from app.auth import schema
from app.auth.openapi_account import TAG, USER, nothing, open_operation, own_operation
from app.auth.session_openapi import logged_in_answer, session_paths, session_schemas
from app.auth.session_schema import logged_in_output
from app.http.json_schema import json_schema
from app.http.openapi import ApiSection, Body, item_answer
from app.http.openapi_components import CREATED_HEADERS, ETAG_HEADER, Json
from app.http.openapi_parameters import IF_MATCH, IF_NONE_MATCH

_password = "three-green-bottles"
_credentials = {"email": USER["email"], "password": _password}
_profile = {"name": USER["name"]}


def _account(description: str) -> dict[int, Json]:
    return {200: item_answer(description, "User", USER, ETAG_HEADER)}


_ways: dict[str, Json] = {
    "/api/v1/auth/register": {
        "post": open_operation(
            id="register",
            method="post",
            summary="Register and log in",
            body=Body("Registration", {**_credentials, **_profile}),
            answers={201: logged_in_answer("The new user, logged in", CREATED_HEADERS)},
            errors=[409],
        ),
    },
    "/api/v1/auth/login": {
        "post": open_operation(
            id="login",
            method="post",
            summary="Log in",
            description="Ten failures lock an account for at most 15 minutes.",
            body=Body("Credentials", _credentials),
            answers={200: logged_in_answer("Logged in")},
        ),
    },
}

_accounts: dict[str, Json] = {
    "/api/v1/auth/change-password": {
        "post": own_operation(
            id="changePassword",
            method="post",
            summary="Change the password",
            description="Ends every other session.",
            body=Body(
                "PasswordChange",
                {"current_password": _password, "new_password": "four-yellow-lamps"},
            ),
            answers=nothing("The password is changed"),
        ),
    },
    "/api/v1/auth/me": {
        "get": own_operation(
            id="getMe",
            method="get",
            summary="Get the account of the caller",
            parameters=[IF_NONE_MATCH],
            answers=_account("The user"),
            errors=[304],
        ),
        "patch": own_operation(
            id="updateMe",
            method="patch",
            summary="Change the account of the caller",
            description="What is left out stays, and null clears.",
            parameters=[IF_MATCH],
            body=Body("Profile", _profile),
            answers=_account("The user as it is now"),
            errors=[412],
        ),
        "delete": own_operation(
            id="deleteMe",
            method="delete",
            summary="Delete the account of the caller",
            description="With everything that belongs to it.",
            body=Body("AccountDeletion", {"password": _password}),
            answers=nothing("The account is gone"),
        ),
    },
}

auth_section = ApiSection(
    tag={
        "name": TAG,
        "description": "Registering, logging in and the account of the caller",
    },
    schemas={
        "User": json_schema(schema.user_output, "output"),
        "LoggedIn": json_schema(logged_in_output, "output"),
        "Registration": json_schema(schema.register_input, "input"),
        "Credentials": json_schema(schema.login_input, "input"),
        **session_schemas,
        "Profile": json_schema(schema.profile_input, "input"),
        "PasswordChange": json_schema(schema.change_password_input, "input"),
        "AccountDeletion": json_schema(schema.delete_input, "input"),
    },
    paths={**_ways, **session_paths, **_accounts},
)
