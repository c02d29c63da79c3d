"""The description of logging in at one provider."""

from app.auth.oauth.provider import Provider
from app.auth.openapi_account import open_operation
from app.auth.session_openapi import logged_in_answer
from app.http.openapi import Body, Described
from app.http.openapi_components import Json
from app.http.openapi_parameters import query_parameter, text_schema

# Examples.
CODE = "q1zVb0dN6mJc3yXr8sKf5tWg2hLp9aUe4iOx7nMzBvE"
TOKEN = {
    "id_token": "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMDc2OTE1MCJ9.c2lnbmF0dXJl",
    "nonce": "n-0S6_WzA2Mj",
}

_CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


_begin_parameters = [
    query_parameter(
        "redirect_to",
        "Where to come back to: an address that is allowed, or the first of them",
        {"type": "string", "format": "uri", "maxLength": 2048},
    ),
    query_parameter(
        "code_challenge",
        "The S256 of a verifier of your own, which the exchange asks for",
        {
            "type": "string",
            "minLength": 43,
            "maxLength": 43,
            "pattern": r"^[\w-]{43}$",
            "example": _CHALLENGE,
        },
    ),
]


# What a provider sends back; whatever else comes with it is passed over.
_RETURNED = {"state": text_schema(255), "code": text_schema(4096), "error": text_schema(255)}

# What a provider sends back by a form; whatever else comes with it is passed over.
provider_form: Json = {
    "type": "object",
    "properties": {**_RETURNED, "user": text_schema(4096)},
    "additionalProperties": text_schema(4096),
    "maxProperties": 20,
}


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
        example = {"state": CODE, "code": CODE}
        body = Body("ProviderForm", example, media_type="application/x-www-form-urlencoded")
        common |= {"method": "post", "body": body}
        return {"post": open_operation(**common)}
    common["parameters"] = [
        query_parameter(name, "As the provider sends it", limits)
        for name, limits in _RETURNED.items()
    ]
    return {"get": open_operation(**common)}


def paths_of(provider: Provider) -> dict[str, Json]:
    """The paths of one provider."""
    label = provider.label
    path = f"/api/v1/auth/oauth/{provider.name}"
    return {
        path: {
            "get": open_operation(
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
            "post": open_operation(
                id=f"logInWith{label}Token",
                method="post",
                summary=f"Log in with an ID token of {label}",
                description="For apps, which get the ID token on the device.",
                body=Body("IdTokenLogin", {**TOKEN, "name": "Ada Lovelace"}),
                answers={200: logged_in_answer("Logged in")},
                errors=[409],
            ),
        },
    }
