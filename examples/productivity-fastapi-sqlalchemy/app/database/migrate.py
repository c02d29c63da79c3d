import asyncio
from functools import partial
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from app.database import pool

_FOLDER = Path(__file__).parents[2] / "migrations"

# Any number that nothing else locks.
_LOCK = 4_815_162_342


def migration_engine() -> AsyncEngine:
    """Connections without the limits of time that requests have."""
    return create_async_engine(
        "postgresql+asyncpg://",
        async_creator=partial(pool.connect, query_seconds=None),
        poolclass=NullPool,
    )


async def _take_lock(connection: AsyncConnection) -> None:
    # In a transaction, which works behind poolers too. Asks again and again: an index that is built
    # concurrently would wait for a query that waits for the lock.
    await connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
    locked = text("SELECT pg_try_advisory_xact_lock(:lock)").bindparams(lock=_LOCK)
    while not (await connection.execute(locked)).scalar_one():
        await asyncio.sleep(0.2)


def _upgrade(connection: Connection) -> list[str]:
    applied: list[str] = []
    config = Config(attributes={"connection": connection, "applied": applied})
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    command.upgrade(config, "head")
    return applied


async def migrate() -> list[str]:
    """Brings the database up to date and answers the names of the migrations that it ran."""
    engine = migration_engine()
    try:
        async with engine.connect() as lock, engine.connect() as connection:
            await _take_lock(lock)
            return await connection.run_sync(_upgrade)
    finally:
        await engine.dispose()
