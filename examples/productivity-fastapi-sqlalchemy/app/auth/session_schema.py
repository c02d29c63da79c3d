"""What the API takes and shows of sessions."""

from typing import Annotated, NotRequired

from pydantic import Field

from app.auth.schema import User
from app.http.fields import Integer, Object, String
from app.http.schema import schema_of

_RefreshToken = Annotated[String, Field(min_length=1, max_length=128)]


class Refresh(Object):
    """What is exchanged for new tokens."""

    refresh_token: _RefreshToken


class Logout(Object):
    """The session that ends with the one of the access token."""

    refresh_token: NotRequired[_RefreshToken]


_AccessToken = Annotated[
    str,
    Field(
        description="Send it as Authorization: Bearer",
        json_schema_extra={"maxLength": 2048, "pattern": r"^[\w-]+\.[\w-]+\.[\w-]+$"},
    ),
]


class Tokens(Object):
    """What a session gives to its client."""

    access_token: _AccessToken
    refresh_token: Annotated[_RefreshToken, Field(description="Can be used once")]
    token_type: Annotated[str, Field(json_schema_extra={"const": "Bearer"})]
    expires_in: Annotated[
        Integer,
        Field(ge=1, le=86_400, description="Until the access token expires"),
    ]


class _WithUser(Object):
    user: User


class LoggedIn(_WithUser, Tokens):
    """What register, login and refresh answer."""


refresh_input = schema_of(Refresh)
logout_input = schema_of(Logout, optional=True)
logged_in_output = schema_of(LoggedIn)
