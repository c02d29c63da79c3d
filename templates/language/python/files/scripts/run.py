import os
from collections.abc import Callable
from importlib import import_module

from dotenv import load_dotenv


def _run(name: str) -> None:
    main: Callable[[], None] = import_module(f"app.commands.{name}").main
    main()


def _run_on_database(name: str) -> None:
    """Runs a command on the embedded server where no other is named."""
    load_dotenv(".env", interpolate=False)
    if os.environ.get("DATABASE_URL") or os.environ.get("APP_ENV") == "production":
        return _run(name)
    # Not among the packages of production.
    from scripts.database import development_server

    server = development_server()
    server.attach()
    os.environ["DATABASE_URL"] = server.url
    try:
        _run(name)
    finally:
        server.detach()


def migrate() -> None:
    """Applies the migrations that are missing."""
    _run_on_database("migrate")


def seed() -> None:
    """Adds sample data to an empty database."""
    _run_on_database("seed")


def reset() -> None:
    """Starts afresh."""
    _run_on_database("reset")


def make_admin() -> None:
    """Makes a user an admin."""
    _run_on_database("make_admin")
