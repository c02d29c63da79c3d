"""Counts requests against limits, in process or shared through Redis."""

import math
from dataclasses import dataclass

from app.env import env
from app.http.errors import rate_limited
from app.http.rate_counters import Count, MemoryCounters, RedisCounters
from app.http.redis import redis


@dataclass(frozen=True, slots=True)
class _Policy:
    points: int
    seconds: int


_AUTHENTICATION = _Policy(env.AUTH_RATE_LIMIT_MAX, env.AUTH_RATE_LIMIT_WINDOW)

_POLICIES = {
    "default": _Policy(env.RATE_LIMIT_MAX, 60),
    "account": _Policy(10, 15 * 60),
}

_counters = RedisCounters(redis) if redis else MemoryCounters()


def _policy_of(name: str) -> _Policy:
    """Every other name stands for one way to log in."""
    return _POLICIES.get(name, _AUTHENTICATION)


def _key_of(name: str, key: str) -> str:
    return f"limit:{name}:{key}"


def _headers_of(name: str, policy: _Policy, count: Count) -> dict[str, str]:
    left = max(0, policy.points - count.used)
    return {
        "RateLimit": f'"{name}";r={left};t={math.ceil(count.seconds_left)}',
        "RateLimit-Policy": f'"{name}";q={policy.points};w={policy.seconds}',
    }


async def take_token(name: str, key: str) -> dict[str, str]:
    """Counts one request against a policy: the headers to send, or 429 when none is left."""
    policy = _policy_of(name)
    count = await _counters.add(_key_of(name, key), policy.seconds)
    headers = _headers_of(name, policy, count)
    if count.used > policy.points:
        raise rate_limited({**headers, "Retry-After": str(math.ceil(count.seconds_left))})
    return headers


async def check_counters() -> None:
    """Says so where what instances share is not there."""
    if isinstance(_counters, RedisCounters):
        await _counters.check()


async def return_token(name: str, key: str) -> None:
    """Gives one request of a policy back to a key."""
    await _counters.take_back(_key_of(name, key))


async def reset_tokens(name: str, key: str) -> None:
    """Gives all requests of a policy back to a key."""
    await _counters.forget(_key_of(name, key))
