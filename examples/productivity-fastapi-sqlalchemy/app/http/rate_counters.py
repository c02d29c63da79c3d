"""Counters that expire."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic
from typing import TypeVar

from redis.asyncio import Redis
from redis.exceptions import RedisError

from app.logger import logger

T = TypeVar("T")

_SWEEP_SECONDS = 60
_RETRY_SECONDS = 1

# A counter lives from its first request to the end of its window.
_ADD = """
local used = redis.call('INCR', KEYS[1])
if used == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {used, redis.call('PTTL', KEYS[1])}
"""

_TAKE_BACK = "if redis.call('EXISTS', KEYS[1]) == 1 then redis.call('DECR', KEYS[1]) end"


@dataclass(frozen=True, slots=True)
class Count:
    """How often something happened in a window that ends in `seconds_left`."""

    used: int
    seconds_left: float


class MemoryCounters:
    """Counts in this process alone."""

    def __init__(self) -> None:
        self._counts: dict[str, tuple[int, float]] = {}
        self._swept_at = monotonic()

    async def add(self, key: str, seconds: int) -> Count:
        """Counts one more; the first one opens a window of so many seconds."""
        now = monotonic()
        self._sweep(now)
        used, ends_at = self._counts.get(key, (0, 0.0))
        if ends_at <= now:
            used, ends_at = 0, now + seconds
        self._counts[key] = (used + 1, ends_at)
        return Count(used + 1, ends_at - now)

    async def take_back(self, key: str) -> None:
        """Counts one less."""
        if key in self._counts:
            used, ends_at = self._counts[key]
            self._counts[key] = (used - 1, ends_at)

    async def forget(self, key: str) -> None:
        """Starts again from nothing."""
        self._counts.pop(key, None)

    def _sweep(self, now: float) -> None:
        if now < self._swept_at + _SWEEP_SECONDS:
            return
        self._swept_at = now
        self._counts = {key: count for key, count in self._counts.items() if count[1] > now}


class RedisCounters:
    """Counts together with all instances; in process while Redis is down."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._add = self._redis.register_script(_ADD)
        self._take_back = self._redis.register_script(_TAKE_BACK)
        self._in_process = MemoryCounters()
        self._recovery: asyncio.Task[None] | None = None

    async def add(self, key: str, seconds: int) -> Count:
        """Counts one more; the first one opens a window of so many seconds."""

        async def shared() -> Count:
            used, milliseconds = await self._add(keys=[key], args=[seconds * 1000])
            return Count(used, max(0, milliseconds) / 1000)

        return await self._either(shared, lambda: self._in_process.add(key, seconds))

    async def take_back(self, key: str) -> None:
        """Counts one less."""

        async def shared() -> None:
            await self._take_back(keys=[key])

        await self._either(shared, lambda: self._in_process.take_back(key))

    async def forget(self, key: str) -> None:
        """Starts again from nothing."""

        async def shared() -> None:
            await self._redis.delete(key)

        await self._either(shared, lambda: self._in_process.forget(key))

    async def check(self) -> None:
        """Says so where Redis is not there, before anybody asks for it."""
        try:
            await self._redis.ping()
        except (RedisError, OSError) as error:
            self._wait_for_recovery(error)

    async def _either(
        self, shared: Callable[[], Awaitable[T]], alone: Callable[[], Awaitable[T]]
    ) -> T:
        # Nobody waits for a server that is known to be down.
        if self._recovery is None:
            try:
                return await shared()
            except (RedisError, OSError) as error:
                self._wait_for_recovery(error)
        return await alone()

    def _wait_for_recovery(self, error: Exception) -> None:
        if self._recovery is None:
            logger.error("Redis is down: rate limits count in process", err=error)
            self._recovery = asyncio.create_task(self._recover())

    async def _recover(self) -> None:
        while True:
            await asyncio.sleep(_RETRY_SECONDS)
            try:
                await self._redis.ping()
            except (RedisError, OSError):
                continue
            self._recovery = None
            return
