import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.postgres.account import server_user
from scripts.postgres.binaries import binaries, start_failure


@dataclass(frozen=True, slots=True)
class Cluster:
    """Files of one cluster: `data` holds the databases, `server.log` what the server says."""

    home: Path
    port: int
    # Tests give up crash safety for speed.
    durable: bool

    @property
    def data(self) -> Path:
        return self.home / "data"


class _FailedError(RuntimeError):
    """A program ran, and ended with an error."""


def _account() -> dict[str, Any]:
    user = server_user()
    return {} if user is None else {"user": user.uid, "group": user.gid, "extra_groups": []}


def _run(cluster: Cluster, name: str, *args: str) -> str:
    program = binaries(cluster.home) / (f"{name}.exe" if sys.platform == "win32" else name)
    kept = {key: os.environ[key] for key in ("PATH", "SystemRoot") if key in os.environ}
    # Not into a pipe: the server would keep it open.
    with tempfile.TemporaryFile() as output:
        try:
            status = subprocess.run(
                [program, *args],
                cwd=cluster.home,
                env={**kept, "TZ": "UTC"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                **_account(),
            ).returncode
        except OSError as error:
            raise start_failure(program, error) from error
        output.seek(0)
        said = output.read().decode(errors="replace").strip()
    if status != 0:
        raise _FailedError(f"{name}: {said}")
    return said


def initialise(cluster: Cluster) -> None:
    """Creates the cluster beside its place and moves it there: killed half-way, it never was."""
    if cluster.data.exists():
        return
    for left in cluster.home.glob("init.*"):
        shutil.rmtree(left, ignore_errors=True)
    partial = cluster.home / f"init.{os.getpid()}"
    _run(
        cluster,
        "initdb",
        f"--pgdata={partial}",
        "--username=postgres",
        "--auth=trust",
        "--encoding=UTF8",
        # Upper and lower case are known beyond ASCII, whatever this machine knows.
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-sync",
    )
    partial.rename(cluster.data)


def _drop_stale_pid_file(cluster: Cluster) -> None:
    """A restarted container gives the server's old id to another program, which blocks the start."""
    file = cluster.data / "postmaster.pid"
    if not file.exists():
        return
    command = Path("/proc", file.read_text().split("\n", 1)[0], "cmdline")
    # That of a killed server that nobody buried is empty.
    if command.exists() and b"postgres" not in command.read_bytes():
        file.unlink()


def _start_once(cluster: Cluster, log: Path) -> None:
    _drop_stale_pid_file(cluster)
    settings = f'-p {cluster.port} -h 127.0.0.1 -k ""'
    if not cluster.durable:
        settings += " -c fsync=off -c full_page_writes=off"
    files = ("-D", str(cluster.data), "-l", str(log))
    _run(cluster, "pg_ctl", *files, "-w", "-o", settings, "start")


def start(cluster: Cluster) -> None:
    """Starts the server and waits until it answers."""
    log = cluster.home / "server.log"
    end = time.monotonic() + 5
    while True:
        try:
            return _start_once(cluster, log)
        except _FailedError as error:
            # What is left of a killed server may need a moment to end.
            if time.monotonic() > end:
                said = log.read_text(errors="replace").strip() if log.exists() else ""
                raise RuntimeError("\n".join([str(error), *said.split("\n")[-5:]])) from error
        time.sleep(0.1)


def stop(cluster: Cluster) -> None:
    """Stops the server, whoever still uses it."""
    _run(cluster, "pg_ctl", "-D", str(cluster.data), "-m", "fast", "-w", "stop")


def ask(cluster: Cluster, query: str) -> str | None:
    """The server's answer to a query, or None where no server answers."""
    address = ("-h", "127.0.0.1", "-p", str(cluster.port), "-U", "postgres")
    try:
        return _run(cluster, "psql", *address, "--no-psqlrc", "-Atc", query)
    except _FailedError:
        return None
