"""The description of logging in with accounts of others."""

from typing import Unpack

from app.auth.oauth import schema
from app.auth.oauth.provider import Provider
from app.auth.oauth.providers import providers
from app.auth.openapi_account import TAG, nothing
from app.auth.session_openapi import logged_in_answer
from app.http.json_schema import json_schema
from app.http.openapi import Body, Described, item_answer, list_answer, operation, reference
from app.http.openapi_components import CREATED_HEADERS, Json
from app.http.openapi_parameters import id_parameter, list_parameters

_CODE = "q1zVb0dN6mJc3yXr8sKf5tWg2hLp9aUe4iOx7nMzBvE"
_CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
_BY_CODE = {"code": _CODE, "code_verifier": "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"}

_TOKEN = {
    "id_token": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMDc2OTE1MCJ9.c2lnbmF0dXJl",
    "nonce": "n-0S6_WzA2Mj",
}

_IDENTITY = {
    "id": "6e0f9d3c-7f0e-4d0c-9f7e-0c3b8a526f0e",
    "provider": providers[0].name,
    "email": "ada@example.com",
    "created_at": "2025-01-07T10:30:00Z",
}


def _open(**described: Unpack[Described]) -> Json:
    return operation(tag=TAG, secured=False, **described)


def _own(**described: Unpack[Described]) -> Json:
    return operation(tag=TAG, secured=True, **described)


def _query(name: str, description: str, limits: Json) -> Json:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": description,
        "schema": {"type": "string", **limits},
    }


_begin_parameters = [
    _query(
        "redirect_to",
        "Where to come back to: an address that is allowed, or the first of them",
        {"format": "uri", "maxLength": 2048},
    ),
    _query(
        "code_challenge",
        "The S256 of a verifier of your own, which the exchange asks for",
        {"minLength": 43, "maxLength": 43, "pattern": r"^[\w-]{43}$", "example": _CHALLENGE},
    ),
]


def _line(max_length: int) -> Json:
    return {"type": "string", "maxLength": max_length, "pattern": r"^[^\u0000]*$"}


# What a provider sends back; whatever else comes with it is passed over.
_RETURNED = {"state": _line(255), "code": _line(4096), "error": _line(255)}


def _on_the_way(description: str, cookie: str) -> dict[int, Json]:
    return {
        302: {
            "description": description,
            "headers": {
                "Location": {"$ref": "#/components/headers/Location"},
                "Set-Cookie": {
                    "description": cookie,
                    "schema": {"type": "string", "maxLength": 4096, "pattern": r"^[\x20-\x7e]*$"},
                },
            },
        }
    }


def _come_back(provider: Provider) -> Json:
    label = provider.label
    common: Described = {
        "id": f"comeBackFrom{label}",
        "method": "get",
        "summary": f"Come back from {label}",
        "description": (
            f"{label} sends the browser here; it goes on to redirect_to, with a code or an error."
        ),
        "answers": _on_the_way(
            "On the way to redirect_to", "Takes the login on its way out of the browser"
        ),
        "errors": [403],
    }
    if provider.response_mode == "form_post":
        example = {"state": _CODE, "code": _CODE}
        body = Body("ProviderForm", example, media_type="application/x-www-form-urlencoded")
        common |= {"method": "post", "body": body}
        return {"post": _open(**common)}
    common["parameters"] = [
        _query(name, "As the provider sends it", limits) for name, limits in _RETURNED.items()
    ]
    return {"get": _open(**common)}


def _paths_of(provider: Provider) -> dict[str, Json]:
    label = provider.label
    path = f"/api/v1/auth/oauth/{provider.name}"
    return {
        path: {
            "get": _open(
                id=f"logInWith{label}",
                method="get",
                summary=f"Log in with {label}",
                description=(
                    f"Leads to {label}, and from there to redirect_to with a code for the exchange."
                ),
                parameters=_begin_parameters,
                answers=_on_the_way(
                    f"On the way to {label}",
                    "The login on its way: HttpOnly, and in production Secure",
                ),
            ),
        },
        f"{path}/callback": _come_back(provider),
        f"{path}/token": {
            "post": _open(
                id=f"logInWith{label}Token",
                method="post",
                summary=f"Log in with an ID token of {label}",
                description="For apps, which get the ID token on the device.",
                body=Body("IdTokenLogin", {**_TOKEN, "name": "Ada Lovelace"}),
                answers={200: logged_in_answer("Logged in")},
                errors=[409],
            ),
        },
    }


oauth_schemas: dict[str, Json] = {
    "ProviderForm": {
        "type": "object",
        "properties": {**_RETURNED, "user": _line(4096)},
        "additionalProperties": _line(4096),
        "maxProperties": 20,
    },
    "CodeExchange": json_schema(schema.code_input, "input"),
    "IdTokenLogin": json_schema(schema.token_input, "input"),
    "Identity": json_schema(schema.identity_output, "output"),
    "IdentityCode": json_schema(schema.identity_code_input, "input"),
    "IdentityToken": json_schema(schema.identity_token_input, "input"),
    "IdentityLink": {"anyOf": [reference("IdentityCode"), reference("IdentityToken")]},
}

_list_parameters = [
    parameter
    for parameter in list_parameters(schema.identity_list)
    if parameter["name"] != "cursor"
]

_exchange: dict[str, Json] = {
    "/api/v1/auth/oauth/exchange": {
        "post": _open(
            id="exchangeCode",
            method="post",
            summary="Exchange the code of a login",
            description="A code is good once and for one minute.",
            body=Body("CodeExchange", _BY_CODE),
            answers={200: logged_in_answer("Logged in")},
            errors=[409],
        ),
    },
}

_identities: dict[str, Json] = {
    "/api/v1/auth/identities": {
        "get": _own(
            id="listIdentities",
            method="get",
            summary="List the linked accounts of the caller",
            description="Those at others that the caller logs in with, the 100 newest at most.",
            parameters=_list_parameters,
            answers={200: list_answer("A page of linked accounts", "Identity", _IDENTITY)},
        ),
        "post": _own(
            id="linkIdentity",
            method="post",
            summary="Link an account at another provider",
            description=(
                "By the code of a login that was begun with a code_challenge, or by an ID token."
            ),
            body=Body("IdentityLink", _BY_CODE),
            answers={
                200: item_answer("It was linked before", "Identity", _IDENTITY),
                201: item_answer("It is linked", "Identity", _IDENTITY, CREATED_HEADERS),
            },
            errors=[409],
        ),
    },
    "/api/v1/auth/identities/{id}": {
        "delete": _own(
            id="unlinkIdentity",
            method="delete",
            summary="Unlink an account",
            description="Ends every other session. The last way to log in stays.",
            parameters=[id_parameter("id", "linked account")],
            answers=nothing("It is unlinked"),
            errors=[404, 409],
        ),
    },
}

oauth_paths: dict[str, Json] = {
    **{path: item for provider in providers for path, item in _paths_of(provider).items()},
    **_exchange,
    **_identities,
}
