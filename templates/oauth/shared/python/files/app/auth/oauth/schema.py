"""What the API takes and shows of accounts of others."""

import re
from typing import Annotated, NotRequired

from pydantic import AfterValidator, Field, Strict
from pydantic_core import PydanticCustomError

from app.auth.oauth.providers import ProviderName
from app.http.fields import Nullable, Object, String, Timestamp, Uuid
from app.http.filter import ListField, ListSpec
from app.http.schema import schema_of

_CHALLENGE = re.compile(r"[\w-]{43}", re.ASCII)


def _challenge(text: str) -> str:
    if not _CHALLENGE.fullmatch(text):
        raise PydanticCustomError("challenge", "Must be the SHA-256 of a verifier in base64url")
    return text


_Code = Annotated[
    String,
    Field(
        min_length=1,
        max_length=128,
        description="Comes with the address that the login leads back to",
    ),
]
_CodeVerifier = Annotated[
    String,
    Field(
        min_length=1,
        max_length=128,
        description="Of the code_challenge that the login was begun with",
    ),
]
_IdToken = Annotated[String, Field(min_length=1, max_length=16_384)]
_Nonce = Annotated[
    String,
    Field(min_length=1, description="In the ID token as it is, or as its SHA-256 in hex"),
]
_Name = Annotated[String, Field(description="Of somebody new, where the ID token does not tell it")]


class Begin(Object):
    """The query of a login that begins."""

    redirect_to: NotRequired[Annotated[str, Strict()]]
    code_challenge: NotRequired[Annotated[str, Strict(), AfterValidator(_challenge)]]


class CodeExchange(Object):
    """The code of a login, for whoever has begun it."""

    code: _Code
    code_verifier: NotRequired[_CodeVerifier]


class IdTokenLogin(Object):
    """What an app has got on its device."""

    id_token: _IdToken
    nonce: _Nonce
    name: NotRequired[_Name | None]


class Identity(Object):
    """An account at another provider that a user logs in with."""

    id: Uuid
    provider: ProviderName
    email: Nullable[Annotated[String, Field(max_length=320)]]
    created_at: Timestamp


class IdentityCode(Object):
    """The code of a login that whoever links has begun: a verifier proves it."""

    code: _Code
    code_verifier: _CodeVerifier


class IdentityToken(Object):
    """The ID token of the account to link."""

    provider: ProviderName
    id_token: _IdToken
    nonce: _Nonce


begin_input = schema_of(Begin)
code_input = schema_of(CodeExchange)
token_input = schema_of(IdTokenLogin)
identity_output = schema_of(Identity)
identity_code_input = schema_of(IdentityCode)
identity_token_input = schema_of(IdentityToken)

# Identities are few: they sort by their age and nothing filters them.
identity_list = ListSpec(
    fields={"created_at": ListField("created_at", "timestamp", nullable=False, values=())},
    filters={},
)
