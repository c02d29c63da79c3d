from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from app.database.client import connected
from app.database.fault import database_fault
from app.database.ownership import Scope
from app.http.errors import conflict, validation_error


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that refers to a row which only its user sees."""

    field: str
    table: sa.Table
    # The condition that the row is there for the caller.
    scope: Scope


async def require_visible(
    references: Sequence[Reference], sent: Mapping[str, object], caller: str
) -> None:
    """400 on references to rows that are not there for the caller."""
    given = [reference for reference in references if sent.get(reference.field) is not None]
    if not given:
        return
    columns = [
        sa.exists().where(one.table.c["id"] == sent[one.field], one.scope).label(f"_{place}")
        for place, one in enumerate(given)
    ]
    async with connected() as connection:
        visible = (await connection.execute(sa.select(*columns), {"_caller": caller})).one()
    hidden = [one for one, there in zip(given, visible, strict=True) if not there]
    if hidden:
        message = "Refers to a row that is not there"
        raise validation_error([{"field": one.field, "message": message} for one in hidden])


def refuse_referenced(error: Exception) -> Exception:
    """A row that others refer to stays."""
    fault = database_fault(error)
    return conflict("Other rows refer to it") if fault and fault.kind == "foreign_key" else error
