"""Calls the API as its clients do."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpx

from app.app import create_app
from app.database import close_database, open_database
from app.server import start_server

Row = dict[str, Any]
Headers = Mapping[str, str]

# Many people share it: none of them keeps what an answer sets.
http = httpx.AsyncClient(
    timeout=20,
    cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
)


@asynccontextmanager
async def serve() -> AsyncIterator[None]:
    """Runs the server that `http` and every client call."""
    await open_database()
    server = await start_server(create_app(), port=0, host="127.0.0.1")
    http.base_url = httpx.URL(server.url)
    try:
        yield
    finally:
        await http.aclose()
        await server.close()
        await close_database()


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer; of `data` and `rows`, `pagination` and `error`, those that it has."""

    status: int
    headers: httpx.Headers
    body: Row

    @property
    def data(self) -> Row:
        return dict(self.body["data"])

    @property
    def rows(self) -> list[Row]:
        return list(self.body["data"])

    @property
    def pagination(self) -> Row:
        return dict(self.body["pagination"])

    @property
    def error(self) -> Row:
        return dict(self.body["error"])


class Client:
    """Calls the API, with these headers on every request."""

    def __init__(self, headers: Headers | None = None) -> None:
        self._headers = headers or {}

    async def send(
        self,
        method: str,
        path: str,
        body: object = None,
        headers: Headers | None = None,
    ) -> Reply:
        response = await http.request(
            method,
            f"/api/v1{path}",
            json=body,
            headers={**self._headers, **(headers or {})},
        )
        content = response.json() if response.content else {}
        return Reply(response.status_code, response.headers, content)

    async def get(self, path: str, headers: Headers | None = None) -> Reply:
        return await self.send("GET", path, headers=headers)

    async def post(self, path: str, body: object = None, headers: Headers | None = None) -> Reply:
        return await self.send("POST", path, body, headers)

    async def put(self, path: str, body: object = None, headers: Headers | None = None) -> Reply:
        return await self.send("PUT", path, body, headers)

    async def patch(self, path: str, body: object = None, headers: Headers | None = None) -> Reply:
        return await self.send("PATCH", path, body, headers)

    async def delete(self, path: str, body: object = None) -> Reply:
        return await self.send("DELETE", path, body)


# Somebody who has not logged in.
anybody = Client()
