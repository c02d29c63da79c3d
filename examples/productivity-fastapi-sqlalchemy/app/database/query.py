from collections.abc import Mapping
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from app.database.client import rows_of
from app.database.ownership import Scope
from app.database.values import Row
from app.http.filter import All, AnyOf, Comparison, Filter, ListQuery, SortKey

_COMPARE: dict[str, Any] = {"eq": eq, "ne": ne, "gt": gt, "gte": ge, "lt": lt, "lte": le}


def _like(text: str) -> str:
    for special in "\\%_":
        text = text.replace(special, f"\\{special}")
    return f"%{text}%"


def _value_of(comparison: Comparison) -> object:
    value = comparison.value
    return _like(str(value)) if comparison.op == "like" else value


def _shape_of(filter: Filter, values: list[object]) -> Filter:
    """The filter with places instead of values, which are put into the list."""
    if isinstance(filter, All | AnyOf):
        return type(filter)(tuple(_shape_of(one, values) for one in filter.filters))
    if filter.op == "null":
        return filter
    values.append(_value_of(filter))
    return Comparison(filter.field, filter.type, filter.op, len(values) - 1)


def _compare(table: sa.Table, shape: Comparison) -> Scope:
    column = table.c[shape.field]
    if shape.op == "null":
        return column.is_(None) if shape.value else column.is_not(None)
    name = f"_{shape.value}"
    if shape.op == "in":
        return column.in_(sa.bindparam(name, expanding=True, type_=column.type))
    value = sa.bindparam(name, type_=column.type)
    if shape.op == "like":
        return column.ilike(value)
    condition: Scope = _COMPARE[shape.op](column, value)
    return condition


def _condition(table: sa.Table, shape: Filter) -> Scope:
    if isinstance(shape, All):
        return sa.and_(sa.true(), *(_condition(table, one) for one in shape.filters))
    if isinstance(shape, AnyOf):
        return sa.or_(sa.false(), *(_condition(table, one) for one in shape.filters))
    return _compare(table, shape)


def _order(table: sa.Table, key: SortKey) -> sa.UnaryExpression[Any]:
    column = table.c[key.field]
    direction = column.desc() if key.descending else column.asc()
    return direction.nulls_last() if key.nullable else direction


# Lists of one shape differ only in their values: they are built, and planned, once.
@lru_cache(maxsize=200)
def _statements(
    table: sa.Table, scope: Scope, shape: Filter, sort: tuple[SortKey, ...]
) -> tuple[sa.Select[*tuple[Any, ...]], sa.Select[int]]:
    matching = sa.and_(scope, _condition(table, shape))
    order = [_order(table, key) for key in sort]
    page = sa.select(table).where(matching).order_by(*order)
    page = page.limit(sa.bindparam("_take")).offset(sa.bindparam("_skip"))
    return page, sa.select(sa.func.count()).select_from(table).where(matching)


async def select_page(
    connection: AsyncConnection,
    table: sa.Table,
    query: ListQuery,
    scope: Scope,
    parameters: Mapping[str, object],
) -> tuple[list[Row], int | None]:
    """The rows of one page of a list, and how many there are in all unless it has a cursor."""
    values: list[object] = []
    shape = _shape_of(query.filter, values)
    page, count = _statements(table, scope, shape, tuple(query.sort))
    given = {**parameters, **{f"_{place}": value for place, value in enumerate(values)}}
    window = {"_take": query.take, "_skip": query.skip}
    rows = rows_of(await connection.execute(page, {**given, **window}))
    if query.mode == "cursor":
        return rows, None
    # A page that is not full is the last one, and tells the total.
    if len(rows) < query.take and (rows or query.skip == 0):
        return rows, query.skip + len(rows)
    return rows, (await connection.execute(count, given)).scalar_one()
