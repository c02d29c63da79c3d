from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from app.database import models
from app.database.client import begun
from app.database.table import Table


@dataclass(frozen=True, slots=True)
class UserRow:
    """A row of users."""

    id: str
    email: str
    password_hash: str
    name: str | None
    avatar_url: str | None
    role: str
    last_login: datetime | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A row of sessions."""

    id: str
    user_id: str
    expires_at: datetime
    ended_at: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class RefreshTokenRow:
    """A row of refresh_tokens."""

    id: str
    session_id: str
    token_hash: str
    expires_at: datetime
    used_at: datetime | None
    created_at: datetime


class Tables:
    """The tables that belong to no resource, in a transaction or outside of any."""

    def __init__(self, connection: AsyncConnection | None = None) -> None:
        self.users = Table(models.users_table, UserRow, connection)
        self.sessions = Table(models.sessions_table, SessionRow, connection)
        self.refresh_tokens = Table(models.refresh_tokens_table, RefreshTokenRow, connection)


class TransactionTables(Tables):
    """The tables in a transaction, and its connection for all others."""

    def __init__(self, connection: AsyncConnection) -> None:
        super().__init__(connection)
        self.connection = connection


tables = Tables()


@asynccontextmanager
async def transaction() -> AsyncIterator[TransactionTables]:
    """Runs all or nothing."""
    async with begun() as connection:
        yield TransactionTables(connection)
