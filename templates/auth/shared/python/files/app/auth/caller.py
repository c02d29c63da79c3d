"""The user behind a request."""

from dataclasses import dataclass

from app.database import tables
from app.http.errors import forbidden


@dataclass(frozen=True, slots=True)
class Caller:
    """The user behind a request and the session that it belongs to."""

    user_id: str
    session_id: str


async def require_admin(caller: Caller) -> None:
    """403 unless the caller is an admin now, whatever they were when they logged in."""
    user = await tables.users.find({"id": caller.user_id})
    if user is None or user.role != "admin":
        raise forbidden()
