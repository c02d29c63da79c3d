import json
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from scripts.providers.pages import form_page


class Reply(NamedTuple):
    """What a browser or a server gets."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


def json_reply(value: object, status: int = 200) -> Reply:
    """An object."""
    return Reply(status, {"Content-Type": "application/json"}, json.dumps(value).encode())


def page_reply(page: str) -> Reply:
    """A page."""
    return Reply(200, {"Content-Type": "text/html; charset=utf-8"}, page.encode())


def form_reply(address: str, parameters: Mapping[str, str]) -> Reply:
    """A page that posts the parameters."""
    return page_reply(form_page(address, parameters))


def redirect(address: str, parameters: Mapping[str, str]) -> Reply:
    """Another address, with the parameters."""
    return Reply(302, {"Location": f"{address}?{urlencode(parameters)}"})


# What answers a method, an address and a form; None hangs up.
Answering = Callable[[str, str, Mapping[str, str]], Reply | None]


class LoginServer(ThreadingHTTPServer):
    """A server on a port of its own."""

    daemon_threads = True

    def __init__(self, answering: Answering) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answering = answering


class _Handler(BaseHTTPRequestHandler):
    server: LoginServer

    def do_GET(self) -> None:
        self._send(self.server.answering("GET", self.path, {}))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self._send(self.server.answering("POST", self.path, dict(parse_qsl(body.decode()))))

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def _send(self, reply: Reply | None) -> None:
        if reply is None:
            return
        self.send_response(reply.status)
        for name, value in {**reply.headers, "Content-Length": str(len(reply.body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)
