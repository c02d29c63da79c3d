"""Sessions as they are kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.database import Tables


@dataclass(frozen=True, slots=True)
class StoredSession:
    """A session: of its secret only the hash, so that a leaked store logs nobody in."""

    id: str
    user_id: str
    token_hash: str
    user_agent: str | None
    created_at: datetime
    used_at: datetime
    # When it is over unless it is used again.
    expires_at: datetime
    # When it is over in any case.
    ends_at: datetime


class SessionStore(Protocol):
    """Where sessions are kept.

    What cannot be asked is 503: nobody is logged in or out by an outage.
    """

    async def add(self, db: Tables, session: StoredSession) -> None:
        """Keeps one more."""

    async def find(self, db: Tables, id: str) -> StoredSession | None:
        """The session, or None."""

    async def change(self, db: Tables, before: StoredSession, after: StoredSession) -> bool:
        """Changes a session unless another request has ended it or given it another secret."""

    async def list(self, db: Tables, user_id: str) -> list[StoredSession]:
        """The open sessions of a user, the newest first."""

    async def end(
        self, db: Tables, user_id: str, *, id: str | None = None, except_id: str | None = None
    ) -> int:
        """Ends one session of a user, or all but one, or all; answers how many it ended."""
