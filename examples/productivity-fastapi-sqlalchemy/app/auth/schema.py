"""What the API takes and shows of accounts."""

import re
from typing import Annotated, Literal, NotRequired

from pydantic import AfterValidator, Field, Strict, ValidationError
from pydantic_core import PydanticCustomError, Url

from app.auth.common_passwords import is_common_password
from app.http.fields import Object, String, Timestamp, Uuid
from app.http.schema import schema_of

# Written out for clients too, so without flags that JSON Schema does not know.
_LOCAL = r"([A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]"
_LABEL = r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = rf"{_LOCAL}@({_LABEL}\.)+" + r"[A-Za-z]{2,63}"
_EMAIL = re.compile(_ADDRESS)

# What mail servers take.
_LONGEST, _LONGEST_LOCAL = 254, 64


def _email(text: str) -> str:
    address = text.strip()
    is_short = len(address) <= _LONGEST and address.find("@") <= _LONGEST_LOCAL
    if not is_short or not _EMAIL.fullmatch(address):
        raise PydanticCustomError("email", "Must be an email address")
    return address.lower()


def email_or_none(value: object) -> str | None:
    """The address as accounts have it, or None where it is none."""
    try:
        return _email(value) if isinstance(value, str) else None
    except PydanticCustomError:
        return None


def _uncommon(password: str) -> str:
    if is_common_password(password):
        raise PydanticCustomError("common_password", "Too common: others try it first")
    return password


def _web_address(text: str) -> str:
    try:
        scheme = Url(text).scheme
    except ValidationError:
        scheme = ""
    if scheme not in ("http", "https"):
        raise PydanticCustomError("web_address", "Must be an http or https address")
    return text


_Email = Annotated[
    str,
    Strict(),
    AfterValidator(_email),
    Field(
        json_schema_extra={
            "format": "email",
            "maxLength": _LONGEST,
            "pattern": f"^{_ADDRESS}$",
        },
    ),
]

_Password = Annotated[String, Field(min_length=1, max_length=128)]

_NewPassword = Annotated[
    String,
    Field(min_length=8, max_length=128),
    AfterValidator(_uncommon),
]

_Name = Annotated[String, Field(max_length=255)]

_AvatarUrl = Annotated[String, Field(max_length=2048)]

_NewAvatarUrl = Annotated[
    _AvatarUrl,
    AfterValidator(_web_address),
    Field(json_schema_extra={"format": "uri"}),
]


class Registration(Object):
    """What somebody sends to register."""

    email: _Email
    password: _NewPassword
    name: NotRequired[_Name | None]
    avatar_url: NotRequired[_NewAvatarUrl | None]


class Credentials(Object):
    """What somebody sends to log in."""

    email: _Email
    password: _Password


class Profile(Object):
    """What users change of themselves."""

    name: NotRequired[_Name | None]
    avatar_url: NotRequired[_NewAvatarUrl | None]


class PasswordChange(Object):
    """The old password and the new one."""

    current_password: _Password
    new_password: _NewPassword


class AccountDeletion(Object):
    """Nobody deletes an account by accident."""

    password: _Password


class User(Object):
    """A user as the API shows them: every column but the password's hash."""

    id: Uuid
    email: _Email
    name: _Name | None
    avatar_url: _AvatarUrl | None
    role: Literal["user", "admin"]
    created_at: Timestamp
    updated_at: Timestamp
    last_login: Timestamp | None


register_input = schema_of(Registration)
login_input = schema_of(Credentials)
profile_input = schema_of(Profile)
change_password_input = schema_of(PasswordChange)
delete_input = schema_of(AccountDeletion)
user_output = schema_of(User)
