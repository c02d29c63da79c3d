import asyncio
import os
import time

import asyncpg

from app.database.migrate import migrate
from app.main import main

_LONGEST_WAIT = 60


async def _is_there(url: str) -> bool:
    try:
        connection = await asyncpg.connect(url, timeout=2)
    except (OSError, asyncpg.PostgresError):
        return False
    await connection.close()
    return True


async def _prepare(url: str) -> None:
    end = time.monotonic() + _LONGEST_WAIT
    while not await _is_there(url) and time.monotonic() < end:
        await asyncio.sleep(0.05)
    await migrate()


# Development on the embedded server: all is loaded while it starts, then migrated, then served.
if __name__ == "__main__":
    asyncio.run(_prepare(os.environ["DATABASE_URL"]))
    main()
