"""Sessions in the database."""

from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from app.auth.stored_session import StoredSession
from app.database import Tables
from app.database.table import gt, lt, not_
from app.database.tables import SessionRow

_BETWEEN_CLEANINGS = timedelta(hours=1)


def _now() -> datetime:
    return datetime.now(UTC)


def _stored(row: SessionRow) -> StoredSession:
    return StoredSession(
        id=row.id,
        user_id=row.user_id,
        token_hash=row.token_hash,
        user_agent=row.user_agent,
        created_at=row.created_at,
        used_at=row.used_at,
        expires_at=row.expires_at,
        ends_at=row.ends_at,
    )


class DatabaseStore:
    """Sessions in the database. Those that are over go at a login, once an hour."""

    def __init__(self) -> None:
        self._next_cleaning = _now()

    async def add(self, db: Tables, session: StoredSession) -> None:
        """Keeps one more."""
        now = _now()
        if now >= self._next_cleaning:
            self._next_cleaning = now + _BETWEEN_CLEANINGS
            await db.sessions.delete({"expires_at": lt(now)})
        await db.sessions.insert(asdict(session))

    async def find(self, db: Tables, id: str) -> StoredSession | None:
        """The session, or None."""
        row = await db.sessions.find({"id": id})
        return None if row is None else _stored(row)

    async def change(self, db: Tables, before: StoredSession, after: StoredSession) -> bool:
        """Changes a session unless another request has ended it or given it another secret."""
        where = {"id": before.id, "token_hash": before.token_hash}
        return await db.sessions.update(where, asdict(after)) > 0

    async def list(self, db: Tables, user_id: str) -> list[StoredSession]:
        """The open sessions of a user, the newest first."""
        rows = await db.sessions.newest({"user_id": user_id, "expires_at": gt(_now())})
        return [_stored(row) for row in rows]

    async def end(
        self, db: Tables, user_id: str, *, id: str | None = None, except_id: str | None = None
    ) -> int:
        """Ends one session of a user, or all but one, or all; answers how many it ended."""
        where: dict[str, object] = {"user_id": user_id}
        if except_id is not None:
            where["id"] = not_(except_id)
        elif id is not None:
            where["id"] = id
        return await db.sessions.delete(where)
