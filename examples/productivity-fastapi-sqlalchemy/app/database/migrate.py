import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
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


@asynccontextmanager
async def _locked() -> AsyncIterator[None]:
    """Keeps others from migrating; in a transaction, which works behind poolers too."""
    connection = await pool.connect(query_seconds=None)
    try:
        async with connection.transaction():
            await connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            # Asks again and again, and as plain text: an index that is built concurrently waits
            # for whoever waits for the lock, and for prepared statements that are not closed yet.
            taken = f"SELECT WHERE pg_try_advisory_xact_lock({_LOCK})"
            while await connection.execute(taken) != "SELECT 1":
                await asyncio.sleep(0.2)
            yield
    finally:
        await connection.close()


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
        async with _locked(), engine.connect() as connection:
            return await connection.run_sync(_upgrade)
    finally:
        await engine.dispose()
