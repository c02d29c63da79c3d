"""What the operations of logging in and of the account say alike."""

from typing import Unpack

from app.http.openapi import Described, operation
from app.http.openapi_components import Json

TAG = "Authentication"


def open_operation(**described: Unpack[Described]) -> Json:
    """An operation for who is not logged in."""
    return operation(tag=TAG, secured=False, **described)


def own_operation(**described: Unpack[Described]) -> Json:
    """An operation for callers alone."""
    return operation(tag=TAG, secured=True, **described)


def nothing(description: str) -> dict[int, Json]:
    """An answer without a body."""
    return {204: {"description": description}}


# An example.
USER = {
    "id": "3f2b8a52-6f0e-4d0c-9f7e-0c3b8a526f0e",
    "email": "ada@example.com",
    "name": "Ada Lovelace",
    "avatar_url": None,
    "role": "user",
    "created_at": "2025-01-07T10:30:00Z",
    "updated_at": "2025-01-07T10:30:00Z",
    "last_login": None,
}
