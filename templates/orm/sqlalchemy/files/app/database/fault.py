import re
from dataclasses import dataclass
from typing import Literal

from asyncpg import InterfaceError
from sqlalchemy import exc

from app.database.constraints import CONSTRAINT_COLUMNS

_UNIQUE_VIOLATION = "23505"
_FOREIGN_KEY_VIOLATIONS = ("23503", "23001")

# Lost or refused connections, a server that starts, stops or has no slot left, cancelled queries,
# and transactions that another one was in the way of.
_UNAVAILABLE = re.compile(r"08...|40001|40P01|53300|57014|57P0[1-5]")


@dataclass(frozen=True, slots=True)
class DatabaseFault:
    """What a failed query means to a client."""

    kind: Literal["unavailable", "unique", "foreign_key"]
    column: str | None = None


def _is_lost(error: BaseException) -> bool:
    # No connection or no answer in time, refused, or closed meanwhile; the driver has no code for it.
    return isinstance(error, OSError | TimeoutError | exc.TimeoutError | InterfaceError)


def database_fault(error: BaseException) -> DatabaseFault | None:
    """What a failed query means to a client, or None where it means a defect."""
    cause = error
    if isinstance(error, exc.DBAPIError):
        if error.connection_invalidated:
            return DatabaseFault("unavailable")
        cause = error.orig.__cause__ if error.orig and error.orig.__cause__ else error
    code = str(getattr(cause, "sqlstate", None))
    column = CONSTRAINT_COLUMNS.get(getattr(cause, "constraint_name", None) or "")
    if code == _UNIQUE_VIOLATION:
        return DatabaseFault("unique", column)
    if code in _FOREIGN_KEY_VIOLATIONS:
        return DatabaseFault("foreign_key", column)
    unavailable = _UNAVAILABLE.fullmatch(code) or _is_lost(cause)
    return DatabaseFault("unavailable") if unavailable else None
