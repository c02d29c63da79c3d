"""Sessions in Redis."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import orjson
from redis.asyncio import Redis
from redis.exceptions import RedisError

from app.auth.stored_session import StoredSession
from app.database import Tables
from app.http.errors import service_unavailable
from app.logger import logger

_MOST_LISTED = 100
_MOMENTS = ("created_at", "used_at", "expires_at", "ends_at")

_CHANGE = """
local found = redis.call('GET', KEYS[1])
if not found or cjson.decode(found).token_hash ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1
"""


def _key_of(id: str) -> str:
    return f"session:{id}"


def _list_of(user_id: str) -> str:
    """The ids of a user's sessions, by the moment when each ends."""
    return f"sessions:{user_id}"


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1_000)


def _now() -> int:
    return _milliseconds(datetime.now(UTC))


def _until(moment: datetime) -> int:
    """Milliseconds from now."""
    return max(1, _milliseconds(moment) - _now())


def _parse(text: bytes | str) -> StoredSession:
    kept: dict[str, Any] = orjson.loads(text)
    moments = {name: datetime.fromisoformat(kept[name]) for name in _MOMENTS}
    return StoredSession(**{**kept, **moments})


@contextmanager
def _answered() -> Iterator[None]:
    try:
        yield
    except (RedisError, OSError) as error:
        logger.warn("Redis does not answer: no session can be checked", err=error)
        raise service_unavailable() from error


class RedisStore:
    """Sessions in Redis, which forgets them when they are over."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._change = redis.register_script(_CHANGE)

    async def add(self, _: Tables, session: StoredSession) -> None:
        """Keeps one more."""
        own = _list_of(session.user_id)
        with _answered():
            async with self._redis.pipeline() as adding:
                adding.set(
                    _key_of(session.id),
                    orjson.dumps(session),
                    px=_until(session.expires_at),
                )
                adding.zremrangebyscore(own, 0, _now())
                adding.zadd(own, {session.id: _milliseconds(session.ends_at)})
                adding.pexpire(own, _until(session.ends_at))
                await adding.execute()

    async def find(self, db: Tables, id: str) -> StoredSession | None:
        """The session, or None."""
        with _answered():
            text = await self._redis.get(_key_of(id))
        session = None if text is None else _parse(text)
        # Redis does not hear of it when somebody deletes a user in the database.
        if session is None or await db.users.find({"id": session.user_id}) is None:
            return None
        return session

    async def change(self, _: Tables, before: StoredSession, after: StoredSession) -> bool:
        """Changes a session unless another request has ended it or given it another secret."""
        text, milliseconds = orjson.dumps(after), _until(after.expires_at)
        with _answered():
            changed = await self._change(
                keys=[_key_of(before.id)],
                args=[before.token_hash, text, milliseconds],
            )
        return bool(changed)

    async def list(self, _: Tables, user_id: str) -> list[StoredSession]:
        """The open sessions of a user, the newest first."""
        keys = [_key_of(id) for id in await self._ids_of(user_id)]
        with _answered():
            texts = await self._redis.mget(keys) if keys else []
        sessions = [_parse(text) for text in texts if text is not None]
        sessions.sort(key=lambda session: session.created_at, reverse=True)
        return sessions[:_MOST_LISTED]

    async def end(
        self, _: Tables, user_id: str, *, id: str | None = None, except_id: str | None = None
    ) -> int:
        """Ends one session of a user, or all but one, or all; answers how many it ended."""
        own = [each for each in await self._ids_of(user_id) if each != except_id]
        ids = own if id is None else [each for each in own if each == id]
        if not ids:
            return 0
        with _answered():
            async with self._redis.pipeline() as ending:
                ending.delete(*map(_key_of, ids))
                ending.zrem(_list_of(user_id), *ids)
                ended, _removed = await ending.execute()
        return int(ended)

    async def _ids_of(self, user_id: str) -> Sequence[str]:
        with _answered():
            found: Any = await self._redis.zrangebyscore(_list_of(user_id), f"({_now()}", "+inf")
        return [id.decode() for id in found]
