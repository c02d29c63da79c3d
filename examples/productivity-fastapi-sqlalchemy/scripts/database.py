from pathlib import Path

from scripts.postgres.server import SharedServer


def development_server() -> SharedServer:
    """The embedded server of this project; its address is known before it runs."""
    return SharedServer(Path(".data/postgres"), durable=True)


def test_server() -> SharedServer:
    """The server of the tests: fast instead of safe, apart from the data of development."""
    return SharedServer(Path(".data/postgres-test"), durable=False)
