import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager, nullcontext
from typing import Any

import orjson
from sqlalchemy import CursorResult, ExceptionContext, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from app.database import pool
from app.database.values import Row


def _to_json(value: object) -> str:
    return orjson.dumps(value).decode()


engine = create_async_engine(
    "postgresql+asyncpg://",
    pool_size=10,
    max_overflow=0,
    pool_use_lifo=True,
    # Every statement stands alone unless it is in a transaction: nothing is begun or taken back
    # for a single one.
    isolation_level="READ COMMITTED" if pool.IS_POOLED else "AUTOCOMMIT",
    skip_autocommit_rollback=True,
    connect_args={
        "async_creator_fn": pool.connect,
        # Behind a pooler, a statement that was kept would be looked for on another connection.
        "prepared_statement_cache_size": 0 if pool.IS_POOLED else 200,
        "prepared_statement_name_func": str if pool.IS_POOLED else None,
    },
    json_serializer=_to_json,
    json_deserializer=orjson.loads,
    hide_parameters=True,
)
_in_transaction = engine.execution_options(isolation_level="READ COMMITTED")


@event.listens_for(engine.sync_engine, "checkout")
def _refuse_closed(connection: Any, _record: object, _proxy: object) -> None:
    # The server may have closed it while nobody used it: the pool makes a new one.
    if connection.driver_connection.is_closed():
        raise DisconnectionError


@event.listens_for(engine.sync_engine, "handle_error")
def _give_up(context: ExceptionContext) -> None:
    # Nothing more is heard of a query that took too long: a rollback would wait as long again.
    if isinstance(context.original_exception, TimeoutError) and context.connection:
        driver: Any = context.connection.connection.driver_connection
        driver.terminate()
        context.is_disconnect = True


async def _connect(source: AsyncEngine) -> AsyncConnection:
    async with asyncio.timeout(pool.CONNECT_SECONDS):
        return await source.connect()


@asynccontextmanager
async def begun() -> AsyncIterator[AsyncConnection]:
    """A connection in a transaction: all is done, or nothing."""
    async with aclosing(await _connect(_in_transaction)) as connection, connection.begin():
        yield connection


@asynccontextmanager
async def connected() -> AsyncIterator[AsyncConnection]:
    """A connection on which every statement stands alone."""
    async with aclosing(await _connect(engine)) as connection:
        yield connection


if pool.IS_POOLED:
    # Only a transaction keeps preparing a statement and running it on one server connection.
    connected = begun


def on(connection: AsyncConnection | None) -> AbstractAsyncContextManager[AsyncConnection]:
    """The connection itself, or one of the pool where there is none."""
    return nullcontext(connection) if connection else connected()


def rows_of(result: CursorResult[Any]) -> list[Row]:
    """What a statement answered, as mappings: a column may have the name of any attribute."""
    names = tuple(result.keys())
    return [dict(zip(names, row, strict=True)) for row in result]
