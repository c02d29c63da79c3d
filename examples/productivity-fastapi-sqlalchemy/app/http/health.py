"""Whether the server can serve: for load balancers and monitors."""

import asyncio

from app.database import ping_database
from app.http.answer import Answer, ok
from app.http.errors import service_unavailable
from app.http.redis import ping_redis


def live() -> Answer:
    """The process runs."""
    return ok({"status": "ok"})


async def ready() -> Answer:
    """The process and all that it depends on run, else 503."""
    results = await asyncio.gather(ping_database(), ping_redis(), return_exceptions=True)
    if any(isinstance(result, BaseException) for result in results):
        raise service_unavailable()
    return ok({"status": "ok"})
