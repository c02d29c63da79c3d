from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from app.database.client import connected, rows_of
from app.database.ownership import EVERY_ROW, Scope
from app.database.query import select_page
from app.database.references import refuse_referenced
from app.database.values import Row
from app.http.errors import precondition_failed
from app.http.filter import ListQuery
from app.http.page import Page, to_page

Shown = TypeVar("Shown", bound=Mapping[str, Any])

_ID = sa.bindparam("_id", type_=sa.Uuid())


def _parameters(id: str, caller: str | None) -> dict[str, object]:
    return {"_id": id} if caller is None else {"_id": id, "_caller": caller}


def _first(rows: Sequence[Row]) -> Row | None:
    return rows[0] if rows else None


class RowSet(Generic[Shown]):
    """Rows of one table in a scope, shown as the API does. Other rows are not there."""

    def __init__(
        self,
        table: sa.Table,
        present: Callable[[Row], Shown],
        scope: Scope = EVERY_ROW,
    ) -> None:
        self._table = table
        self._present = present
        self._scope = scope
        self._one = sa.and_(table.c["id"] == _ID, scope)
        # Built once: it is what takes longest.
        self._find = sa.select(table).where(self._one)
        self._insert = sa.insert(table).returning(*table.c)

    async def list(
        self, query: ListQuery, caller: str | None = None, **parameters: object
    ) -> Page[Shown]:
        """One page of the rows; the parameters are those of the scope."""
        given = parameters if caller is None else {**parameters, "_caller": caller}
        async with connected() as connection:
            rows, total = await select_page(connection, self._table, query, self._scope, given)
        return to_page(rows, total, query, self._present)

    async def find(self, id: str, caller: str | None = None) -> Shown | None:
        """The row, or None."""
        async with connected() as connection:
            row = await self._row(connection, _parameters(id, caller))
        return None if row is None else self._present(row)

    async def insert(self, values: Mapping[str, object]) -> Shown:
        """Adds a row, in the scope or not; the database fills what is left out."""
        async with connected() as connection:
            (row,) = rows_of(await connection.execute(self._insert, dict(values)))
        return self._present(row)

    async def change(
        self,
        id: str,
        changes: Mapping[str, object],
        expected: Shown | None = None,
        caller: str | None = None,
    ) -> Shown | None:
        """The row with the changes, or None. 412 unless it still is as expected."""
        parameters = _parameters(id, caller)
        async with connected() as connection:
            where = await self._where(connection, parameters, expected)
            if changes:
                update = sa.update(self._table).where(where).values(changes)
                statement: sa.Executable = update.returning(*self._table.c)
            else:
                statement = sa.select(self._table).where(where)
            row = _first(rows_of(await connection.execute(statement, parameters)))
        if row is None and expected is not None:
            raise precondition_failed()
        return None if row is None else self._present(row)

    async def remove(
        self, id: str, expected: Shown | None = None, caller: str | None = None
    ) -> bool:
        """Whether there was such a row, which is gone now. 412 unless it still was as expected."""
        parameters = _parameters(id, caller)
        async with connected() as connection:
            where = await self._where(connection, parameters, expected)
            try:
                result = await connection.execute(sa.delete(self._table).where(where), parameters)
            except IntegrityError as error:
                raise refuse_referenced(error) from error
            removed = result.rowcount == 1
        if not removed and expected is not None:
            raise precondition_failed()
        return removed

    async def _row(
        self, connection: AsyncConnection, parameters: Mapping[str, object]
    ) -> Row | None:
        return _first(rows_of(await connection.execute(self._find, parameters)))

    async def _where(
        self, connection: AsyncConnection, parameters: Mapping[str, object], expected: Shown | None
    ) -> Scope:
        """Narrows a write to the version that the client has seen, exact to the millisecond."""
        if expected is None:
            return self._one
        row = await self._row(connection, parameters)
        if row is None or self._present(row) != expected:
            raise precondition_failed()
        return sa.and_(self._one, self._table.c["updated_at"] == row["updated_at"])
