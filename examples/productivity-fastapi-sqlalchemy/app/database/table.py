from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, Literal, TypeVar

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from app.database.client import on, rows_of

Row = TypeVar("Row")

_MOST_ROWS = 100

Test = Literal["=", ">", "<", "<>"]


@dataclass(frozen=True, slots=True)
class Bound:
    """A condition other than that a column equals a value."""

    test: Test
    value: object


def gt(value: object) -> Bound:
    """Greater than the value."""
    return Bound(">", value)


def lt(value: object) -> Bound:
    """Less than the value."""
    return Bound("<", value)


def not_(value: object) -> Bound:
    """Anything but the value."""
    return Bound("<>", value)


# A condition a column: a value, None, or a Bound.
Where = Mapping[str, object]

_Shape = tuple[tuple[str, Test, bool], ...]


def _bound_of(value: object) -> Bound:
    return value if isinstance(value, Bound) else Bound("=", value)


def _shape_of(where: Where) -> tuple[_Shape, dict[str, object]]:
    bounds = {name: _bound_of(value) for name, value in where.items()}
    shape = tuple((name, bound.test, bound.value is None) for name, bound in bounds.items())
    values = {f"_{name}": bound.value for name, bound in bounds.items() if bound.value is not None}
    return shape, values


def _condition(table: sa.Table, name: str, test: Test, empty: bool) -> sa.ColumnElement[bool]:
    column = table.c[name]
    if empty:
        return column.is_(None) if test == "=" else column.is_not(None)
    return column.bool_op(test)(sa.bindparam(f"_{name}", type_=column.type))


def _condition_of(table: sa.Table, shape: _Shape) -> sa.ColumnElement[bool]:
    return sa.and_(sa.true(), *(_condition(table, *part) for part in shape))


@lru_cache(maxsize=100)
def _find(table: sa.Table, shape: _Shape) -> sa.Select[*tuple[Any, ...]]:
    return sa.select(table).where(_condition_of(table, shape)).limit(1)


@lru_cache(maxsize=100)
def _newest(table: sa.Table, shape: _Shape) -> sa.Select[*tuple[Any, ...]]:
    rows = sa.select(table).where(_condition_of(table, shape))
    return rows.order_by(table.c["created_at"].desc()).limit(_MOST_ROWS)


class Table(Generic[Row]):
    """One table, in a transaction or outside of any."""

    def __init__(
        self,
        table: sa.Table,
        row: Callable[..., Row],
        connection: AsyncConnection | None,
    ) -> None:
        self._table = table
        self._row = row
        self._connection = connection

    async def find(self, where: Where) -> Row | None:
        """A row that matches, or None."""
        shape, values = _shape_of(where)
        async with on(self._connection) as connection:
            rows = rows_of(await connection.execute(_find(self._table, shape), values))
        return self._row(**rows[0]) if rows else None

    async def newest(self, where: Where) -> list[Row]:
        """The last 100 rows that were made, the newest first."""
        shape, values = _shape_of(where)
        async with on(self._connection) as connection:
            rows = rows_of(await connection.execute(_newest(self._table, shape), values))
        return [self._row(**row) for row in rows]

    async def insert(self, values: Mapping[str, object]) -> Row:
        """Adds a row; the database fills what is left out."""
        insert = sa.insert(self._table).returning(*self._table.c)
        async with on(self._connection) as connection:
            (row,) = rows_of(await connection.execute(insert, dict(values)))
        return self._row(**row)

    async def update(self, where: Where, changes: Mapping[str, object]) -> int:
        """Answers how many rows it changed, in one atomic statement."""
        shape, values = _shape_of(where)
        update = sa.update(self._table).where(_condition_of(self._table, shape)).values(changes)
        return await self._count(update, values)

    async def delete(self, where: Where) -> int:
        """Answers how many rows it deleted."""
        shape, values = _shape_of(where)
        delete = sa.delete(self._table).where(_condition_of(self._table, shape))
        return await self._count(delete, values)

    async def _count(self, statement: sa.Update | sa.Delete, values: dict[str, object]) -> int:
        async with on(self._connection) as connection:
            return (await connection.execute(statement, values)).rowcount
