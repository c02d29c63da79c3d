"""The description of logging in with accounts of others."""

from app.auth.oauth import schema
from app.auth.oauth.openapi_provider import CODE, paths_of, provider_form
from app.auth.oauth.providers import providers
from app.auth.openapi_account import nothing, open_operation, own_operation
from app.auth.session_openapi import logged_in_answer
from app.http.json_schema import json_schema
from app.http.openapi import Body, item_answer, list_answer, reference
from app.http.openapi_components import CREATED_HEADERS, Json
from app.http.openapi_parameters import id_parameter, list_parameters

_BY_CODE = {"code": CODE, "code_verifier": "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"}

_IDENTITY = {
    "id": "6e0f9d3c-7f0e-4d0c-9f7e-0c3b8a526f0e",
    "provider": providers[0].name,
    "email": "ada@example.com",
    "created_at": "2025-01-07T10:30:00Z",
}

oauth_schemas: dict[str, Json] = {
    "ProviderForm": provider_form,
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
        "post": open_operation(
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
        "get": own_operation(
            id="listIdentities",
            method="get",
            summary="List the linked accounts of the caller",
            description="Those at others that the caller logs in with, the 100 newest at most.",
            parameters=_list_parameters,
            answers={200: list_answer("A page of linked accounts", "Identity", _IDENTITY)},
        ),
        "post": own_operation(
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
        "delete": own_operation(
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
    **{path: item for provider in providers for path, item in paths_of(provider).items()},
    **_exchange,
    **_identities,
}
