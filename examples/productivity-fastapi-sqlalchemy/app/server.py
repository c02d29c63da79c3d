"""Listens for clients."""

import asyncio
import socket
from dataclasses import dataclass
from email.utils import formatdate

from starlette.types import ASGIApp
from uvicorn.config import Config
from uvicorn.server import ServerState

from app.http.connection import Connection

_BACKLOG = 511
_CHECK_SECONDS = 1
_CLOSE_SECONDS = 0.05


def _listen(port: int, host: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server(
        (host, port),
        family=family,
        backlog=_BACKLOG,
        dualstack_ipv6=host == "::" and socket.has_dualstack_ipv6(),
    )


async def _check(state: ServerState) -> None:
    loop = asyncio.get_running_loop()
    while True:
        state.default_headers = [(b"date", formatdate(usegmt=True).encode())]
        now = loop.time()
        for connection in list(state.connections):
            if isinstance(connection, Connection):
                connection.check_time(now)
        await asyncio.sleep(_CHECK_SECONDS)


@dataclass(frozen=True, slots=True)
class RunningServer:
    """A server that listens at `url`."""

    url: str
    _server: asyncio.Server
    _state: ServerState
    _checks: asyncio.Task[None]

    async def close(self) -> None:
        """Finishes the requests in flight."""
        self._server.close()
        while self._state.connections or self._state.tasks:
            for connection in list(self._state.connections):
                connection.shutdown()
            await asyncio.sleep(_CLOSE_SECONDS)
        self._checks.cancel()


async def start_server(app: ASGIApp, port: int, host: str) -> RunningServer:
    """Listens; port 0 takes a free one."""
    config = Config(
        app,
        http=Connection,
        ws="none",
        interface="asgi3",
        lifespan="off",
        log_config=None,
        proxy_headers=False,
        server_header=False,
    )
    config.load()
    state = ServerState()
    loop = asyncio.get_running_loop()
    listener = _listen(port, host)
    name = "localhost" if host in ("0.0.0.0", "::") else host
    shown = f"[{name}]" if ":" in name else name
    url = f"http://{shown}:{listener.getsockname()[1]}"
    server = await loop.create_server(lambda: Connection(config, state, loop), sock=listener)
    return RunningServer(url, server, state, loop.create_task(_check(state)))
