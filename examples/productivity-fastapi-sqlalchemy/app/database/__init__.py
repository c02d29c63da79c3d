from sqlalchemy import text

from app.database.client import connected, engine
from app.database.fault import database_fault
from app.database.tables import (
    Tables,
    TransactionTables,
    UserRow,
    tables,
    transaction,
)
from app.logger import logger

__all__ = [
    "Tables",
    "TransactionTables",
    "UserRow",
    "close_database",
    "database_fault",
    "open_database",
    "ping_database",
    "tables",
    "transaction",
]


async def open_database() -> None:
    """Connects if it can; while the database is down the server starts all the same."""
    try:
        await ping_database()
    except Exception as error:
        logger.warn("the database is not there yet", err=error)


async def close_database() -> None:
    """Closes every connection."""
    await engine.dispose()


async def ping_database() -> None:
    """Raises while the database is down."""
    async with connected() as connection:
        await connection.execute(text("SELECT 1"))
