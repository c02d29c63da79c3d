import asyncio
import os
import re
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import asyncpg

_Work = Callable[[asyncpg.Connection], Awaitable[None]]


def _run(server: str, work: _Work) -> None:
    async def connect_and_run() -> None:
        connection = await asyncpg.connect(server)
        try:
            await work(connection)
        finally:
            await connection.close()

    asyncio.run(connect_and_run())


def create_database(server: str, name: str, template: str = "template1") -> str:
    """Creates a database beside the one that the address names, empty or as a copy of another."""

    async def create(connection: asyncpg.Connection) -> None:
        await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")

    _run(server, create)
    return urlsplit(server)._replace(path=f"/{name}").geturl()


async def _drop(connection: asyncpg.Connection, is_old: Callable[[str], bool]) -> None:
    for row in await connection.fetch("SELECT datname FROM pg_database"):
        if is_old(row["datname"]):
            await connection.execute(f"DROP DATABASE {row['datname']} WITH (FORCE)")


def drop_databases(server: str, prefix: str) -> None:
    """Drops what a run of the tests has created."""
    _run(server, lambda connection: _drop(connection, lambda name: name.startswith(prefix)))


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except OSError:
        return False
    return True


def _is_left_over(name: str) -> bool:
    match = re.match(r"test_(\d+)_", name)
    return match is not None and not _is_running(int(match[1]))


def drop_leftovers(server: str) -> None:
    """Drops what runs of the tests that were killed have left behind."""
    _run(server, lambda connection: _drop(connection, _is_left_over))
