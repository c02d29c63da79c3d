import os
import socket
import time
from pathlib import Path

from fasteners import (  # type: ignore[import-untyped]
    InterProcessLock,
    InterProcessReaderWriterLock,
)

from scripts.postgres.account import home_of, server_user
from scripts.postgres.programs import Cluster, ask, initialise, start, stop

_CLIENTS = """
SELECT count(*) FROM pg_stat_activity
WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
"""


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _is_running(cluster: Cluster) -> bool:
    if _is_free(cluster.port):
        return False
    folder = ask(cluster, "SHOW data_directory")
    return folder is not None and Path(folder).resolve() == cluster.data


def _has_clients(cluster: Cluster) -> bool:
    # Connections that were just closed are still listed for a moment.
    for _ in range(10):
        if ask(cluster, _CLIENTS) in ("0", None):
            return False
        time.sleep(0.1)
    return True


class SharedServer:
    """A server that this process shares with every other process on the same folder."""

    def __init__(self, folder: Path, *, durable: bool) -> None:
        home = home_of(folder)
        home.mkdir(parents=True, exist_ok=True)
        user = server_user()
        if user is not None:
            os.chown(home, user.uid, user.gid)
        # One starts or stops at a time; the lock of the users tells who is the last one. Both
        # are gone with the process, however it ends.
        self._changing = InterProcessLock(home / "change.lock")
        self._users = InterProcessReaderWriterLock(home / "users.lock")
        self._is_user = False
        with self._changing:
            self._cluster = self._choose_port(home, durable)
        # Known before the server runs.
        self.url = f"postgresql://postgres@127.0.0.1:{self._cluster.port}/postgres"

    def attach(self) -> None:
        """Starts the server, or finds it running."""
        with self._changing:
            self._is_user = self._users.acquire_read_lock()
            if not _is_running(self._cluster):
                initialise(self._cluster)
                start(self._cluster)

    def detach(self) -> None:
        """Stops the server unless somebody else still uses it."""
        if not self._is_user:
            return
        with self._changing:
            self._users.release_read_lock()
            self._is_user = False
            if not self._users.acquire_write_lock(blocking=False):
                return
            try:
                if _is_running(self._cluster) and not _has_clients(self._cluster):
                    stop(self._cluster)
            finally:
                self._users.release_write_lock()

    @staticmethod
    def _choose_port(home: Path, durable: bool) -> Cluster:
        """The port is kept, so that the address stays the same from run to run."""
        file = home / "port"
        if file.exists():
            known = Cluster(home, int(file.read_text()), durable)
            if _is_free(known.port) or _is_running(known):
                return known
        cluster = Cluster(home, _free_port(), durable)
        file.write_text(f"{cluster.port}\n")
        return cluster
