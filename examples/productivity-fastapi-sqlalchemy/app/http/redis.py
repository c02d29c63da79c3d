"""What instances share, where there is such a server."""

from redis.asyncio import BlockingConnectionPool, Redis

from app.env import env

_TIMEOUT_SECONDS = 2


def _client(url: str) -> Redis:
    pool = BlockingConnectionPool.from_url(
        url,
        max_connections=50,
        timeout=_TIMEOUT_SECONDS,
        socket_connect_timeout=_TIMEOUT_SECONDS,
        # A server that hangs is noticed by what it does not answer.
        socket_timeout=_TIMEOUT_SECONDS,
    )
    return Redis(connection_pool=pool)


redis = _client(env.REDIS_URL) if env.REDIS_URL else None


async def ping_redis() -> None:
    """Raises when Redis is configured and does not answer."""
    if redis:
        await redis.ping()


async def close_redis() -> None:
    """Closes the connections to Redis."""
    if redis:
        await redis.aclose(close_connection_pool=True)
