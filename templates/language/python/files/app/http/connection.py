"""The connection to one client."""

import asyncio
import math
from typing import Any

import httptools
from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

from app.http import refusal
from app.http.errors import ApiError
from app.http.parameters import path_of

# Slow clients are closed, so that they cannot hold connections.
_HEADERS_SECONDS = 10
_REQUEST_SECONDS = 60
# Longer than load balancers keep idle connections, or they would meet closed ones.
_IDLE_SECONDS = 65
_MOST_HEADER_BYTES = 16 * 1024


def _announces_body(header: tuple[bytes, bytes]) -> bool:
    name, value = header
    return name == b"transfer-encoding" or (name == b"content-length" and value != b"0")


class Connection(HttpToolsProtocol):
    """One client: answers in our own words what is not HTTP, and waits for nobody for ever."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        super().__init__(config, server_state, {}, loop)
        self._reading = False
        self._stopping = False
        self._lost = False
        self._head_complete = False
        self._head_bytes = 0
        self._received = 0
        self._began_at = loop.time()
        self._deadline = self._began_at + _HEADERS_SECONDS

    def data_received(self, data: bytes) -> None:
        try:
            self._feed(data)
        except httptools.HttpParserError:
            too_large = self._head_bytes >= _MOST_HEADER_BYTES
            self._refuse(refusal.too_large() if too_large else refusal.not_http())
            return
        if self._head_complete:
            return
        # A header that has not ended yet is counted by nobody else.
        self._received += len(data)
        if self._received >= _MOST_HEADER_BYTES:
            self._refuse(refusal.too_large())

    def _feed(self, data: bytes) -> None:
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            # No other protocol is spoken here: the client goes on in this one.
            if rest := data[upgrade.args[0] :]:
                self._feed(rest)

    def is_connected(self) -> bool:
        """Whether the client can still be answered."""
        return not self._lost

    def connection_lost(self, exc: Exception | None) -> None:
        self._lost = True
        super().connection_lost(exc)

    def eof_received(self) -> None:
        if self._reading:
            self._refuse(refusal.not_http())

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._reading = True
        self._head_complete = False
        self._head_bytes = 0
        self._received = 0
        self._began_at = self.loop.time()
        self._deadline = self._began_at + _HEADERS_SECONDS

    def on_url(self, url: bytes) -> None:
        super().on_url(url)
        self._count(len(url))

    def on_header(self, name: bytes, value: bytes) -> None:
        super().on_header(name, value)
        self._count(len(name) + len(value))

    def _count(self, size: int) -> None:
        self._head_bytes += size
        if self._head_bytes >= _MOST_HEADER_BYTES:
            raise ValueError

    def on_headers_complete(self) -> None:
        # The parser takes the body of such a request for another protocol.
        if self.parser.should_upgrade() and any(map(_announces_body, self.headers)):
            raise ValueError
        self._head_complete = True
        self._deadline = self._began_at + _REQUEST_SECONDS
        target = self.url.decode("latin-1")
        path = path_of(target)
        before, self.cycle = self.cycle, self._cycle_of(target, path)
        if before is None or before.response_complete:
            self._start_asgi_task(self.cycle, self.app)
        else:
            self.flow.pause_reading()
            self.pipeline.appendleft((self.cycle, self.app))

    def _cycle_of(self, target: str, path: str) -> RequestResponseCycle:
        version = self.parser.get_http_version()
        keep_alive = version != "1.0" and self.parser.should_keep_alive() and not self._stopping
        scope: Any = self.scope
        cycle = RequestResponseCycle(
            scope=self.scope,
            transport=self.transport,
            flow=self.flow,
            logger=self.logger,
            access_logger=self.access_logger,
            access_log=False,
            default_headers=self.server_state.default_headers,
            message_event=asyncio.Event(),
            expect_100_continue=self.expect_100_continue,
            keep_alive=keep_alive,
            on_response=self.on_response_complete,
        )
        scope.update(
            http_version=version,
            method=self.parser.get_method().decode("ascii"),
            path=path,
            raw_path=path.encode("latin-1"),
            query_string=target.partition("?")[2].encode("latin-1"),
            extensions={"target": target, "connected": self.is_connected},
        )
        return cycle

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._reading = False
        answered = self.cycle.response_complete
        self._deadline = self.loop.time() + _IDLE_SECONDS if answered else math.inf

    def on_response_complete(self) -> None:
        if self.transport.is_closing():
            return
        self.flow.resume_reading()
        if self.pipeline:
            self._start_asgi_task(*self.pipeline.pop())
        elif not self._reading:
            self._deadline = self.loop.time() + _IDLE_SECONDS

    def check_time(self, now: float) -> None:
        """Closes the connection when its client has taken too long."""
        if now < self._deadline or self.transport.is_closing():
            return
        if self._reading or self.cycle is None:
            self._refuse(refusal.too_slow())
        else:
            self.transport.close()

    def shutdown(self) -> None:
        """Lets the request in flight finish, and no other begin."""
        self._stopping = True
        if self.cycle is not None and not self.cycle.response_complete:
            self.cycle.keep_alive = False
        elif not self._reading:
            self.transport.close()

    def _refuse(self, error: ApiError) -> None:
        answered = self.cycle is None or self.cycle.response_complete
        if not answered:
            self._lost = True
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        if answered or not self.cycle.response_started:
            self.transport.write(refusal.answer(error))
        self.transport.close()
