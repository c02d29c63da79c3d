"""What the API shows of sessions."""

from typing import Annotated

from pydantic import Field

from app.auth.schema import User
from app.http.fields import Boolean, Nullable, Object, String, Timestamp, Uuid
from app.http.filter import ListField, ListSpec
from app.http.schema import schema_of

_CsrfToken = Annotated[
    str,
    Field(
        description="Send it as X-CSRF-Token with every write",
        json_schema_extra={"maxLength": 43, "pattern": r"^[\w-]{43}$"},
    ),
]


class LoggedIn(Object):
    """What register, login and refresh answer; the session itself is in a cookie."""

    user: User
    csrf_token: _CsrfToken


class CsrfToken(Object):
    """The token of a session."""

    csrf_token: _CsrfToken


class SessionRow(Object):
    """A session as its user sees it."""

    id: Uuid
    user_agent: Nullable[String]
    created_at: Timestamp
    used_at: Timestamp
    expires_at: Timestamp
    current: Annotated[Boolean, Field(description="Whether this request belongs to it")]


logged_in_output = schema_of(LoggedIn)
csrf_output = schema_of(CsrfToken)
session_output = schema_of(SessionRow)

# Sessions are few: they sort by their age and nothing filters them.
session_list = ListSpec(
    fields={"created_at": ListField("created_at", "timestamp", nullable=False, values=())},
    filters={},
)
