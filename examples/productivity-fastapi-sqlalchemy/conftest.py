"""The database and the server of the tests."""

import asyncio
import os
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from dotenv import load_dotenv

from scripts.database import test_server
from tests.databases import create_database, drop_databases, drop_leftovers

PREFIX = f"test_{os.getpid()}_"

_SETTINGS = {
    "LOG_LEVEL": "silent",
    "REDIS_URL": "",
    # Many people sign up from one address here.
    "AUTH_RATE_LIMIT_MAX": "10000",
    "RATE_LIMIT_MAX": "10000",
}


def pytest_configure(config: pytest.Config) -> None:
    """Migrates a database for the tests, before any module of the app reads the environment."""
    os.environ.update(_SETTINGS)
    load_dotenv(".env", interpolate=False)
    load_dotenv(".env.example", interpolate=False)
    embedded = None if os.environ.get("DATABASE_URL") else test_server()
    if embedded:
        embedded.attach()
        drop_leftovers(embedded.url)
        config.add_cleanup(embedded.detach)
    server = embedded.url if embedded else os.environ["DATABASE_URL"]
    config.add_cleanup(lambda: drop_databases(server, PREFIX))
    os.environ["DATABASE_URL"] = create_database(server, f"{PREFIX}app")

    from app.database.migrate import migrate

    asyncio.run(migrate())


@pytest_asyncio.fixture(scope="session", autouse=True)
async def _server() -> AsyncIterator[None]:
    from tests.api import serve

    async with serve():
        yield
