import asyncio
import errno
import os
import signal
import socket
import sys
from contextlib import suppress
from urllib.request import urlopen

from dotenv import load_dotenv
from watchfiles import PythonFilter, awatch

from scripts.database import development_server
from scripts.postgres.server import SharedServer

_WATCHED = ("app", "migrations")


def _require_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            in_use = error.errno == errno.EADDRINUSE
            reason = "is in use" if in_use else f"cannot be used ({error.strerror})"
            sys.exit(f"Port {port} {reason}: set another PORT in .env")


class _Server:
    """The server in a process of its own, which begins anew when a file changes."""

    def __init__(self, module: str) -> None:
        self._command = (sys.executable, "-m", module)
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(*self._command)

    async def stop(self) -> None:
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            self._process.terminate()
        await self._process.wait()

    async def follow(self) -> None:
        """Starts again whenever a file has changed."""
        async for _ in awatch(*_WATCHED, watch_filter=PythonFilter()):
            await self.stop()
            await self.start()


def _answers(url: str) -> bool:
    try:
        with urlopen(f"{url}/health/live", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


async def _introduce(url: str, database: SharedServer | None) -> None:
    """Says where everything is, once it is there."""
    if database:
        await asyncio.to_thread(database.attach)
    while not await asyncio.to_thread(_answers, url):
        await asyncio.sleep(0.05)
    lines = [f"API    {url}/api/v1", f"docs   {url}/docs"]
    if database:
        # Late, since it loads what the server has just loaded.
        from scripts.demo import seed_demo

        demo = await seed_demo()
        lines.append(f"data   {database.url}")
        lines.extend([f"login  {' / '.join(demo)}"] if demo else [])
    print("\n", *(f"  {line}\n" for line in lines), sep="", flush=True)


async def _until_told_to_stop() -> None:
    loop = asyncio.get_running_loop()
    told = asyncio.Event()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            number = getattr(signal, name)
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(told.set))
    await told.wait()


async def _develop(url: str, database: SharedServer | None) -> None:
    # The server loads while the database starts; both take about a second.
    server = _Server("scripts.app" if database else "app.main")
    told = asyncio.create_task(_until_told_to_stop())
    await server.start()
    introduced = asyncio.create_task(_introduce(url, database))
    following = asyncio.create_task(server.follow())
    try:
        await asyncio.wait([told, introduced], return_when=asyncio.FIRST_COMPLETED)
        if introduced.done():
            introduced.result()
        await told
    finally:
        introduced.cancel()
        following.cancel()
        await server.stop()


def main() -> None:
    """Runs the server with its database for development."""
    load_dotenv(".env", interpolate=False)
    if os.environ.get("APP_ENV") == "production":
        sys.exit('This is for development: use "start" instead')
    port = int(os.environ.get("PORT") or 3000)
    _require_free(os.environ.get("HOST") or "0.0.0.0", port)
    database = None if os.environ.get("DATABASE_URL") else development_server()
    if database:
        os.environ["DATABASE_URL"] = database.url
    try:
        asyncio.run(_develop(f"http://localhost:{port}", database))
    except RuntimeError as error:
        sys.exit(str(error))
    finally:
        if database:
            database.detach()
