"""Starts the server, and stops it when it is told to."""

import asyncio
import gc
import os
import signal
import sys
from typing import NoReturn

from app.app import create_app
from app.database import close_database, open_database
from app.env import env
from app.http.rate_limit import check_counters
from app.http.redis import close_redis
from app.logger import logger
from app.server import RunningServer, start_server

if sys.platform != "win32":
    from uvloop import new_event_loop
else:
    from asyncio import new_event_loop

# Shorter than what hosts allow between SIGTERM and SIGKILL.
_LONGEST_STOP = 9


async def _stop(server: RunningServer) -> NoReturn:
    try:
        async with asyncio.timeout(_LONGEST_STOP):
            await server.close()
            await asyncio.gather(close_database(), close_redis())
        logger.info("stopped")
    except TimeoutError:
        logger.warn("some requests did not finish in time")
    logger.flush()
    # Nothing is left to do, and to give all memory back would take longer than all else.
    os._exit(0)


async def _serve() -> NoReturn:
    loop = asyncio.get_running_loop()
    stopped = loop.create_future()

    def stop(number: int) -> None:
        # Terminals send it more than once: what is in flight is still answered.
        if not stopped.done():
            stopped.set_result(signal.Signals(number).name)

    await open_database()
    app = create_app()
    # What lives as long as the process is not looked through again and again.
    gc.freeze()
    server = await start_server(app, env.PORT, env.HOST)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _: loop.call_soon_threadsafe(stop, number))
    logger.info("listening", url=server.url)
    checking = asyncio.create_task(check_counters())
    logger.info("stopping", signal=await stopped)
    checking.cancel()
    await _stop(server)


def main() -> None:
    """Serves the API until it is told to stop."""
    try:
        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            runner.run(_serve())
    except Exception as error:
        logger.fatal("crashed", err=error)
        sys.exit(1)


if __name__ == "__main__":
    main()
