"""Logs people in with accounts of others, as browsers, pages and apps do."""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

import httpx

from app.auth.oauth.provider import Provider, client_of
from app.auth.oauth.providers import providers as known
from scripts.providers.provider import StandIn
from tests.api import Headers, Reply, anybody, http
from tests.people import browser
from tests.stand_ins import stand_ins

Someone = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Way:
    """A provider to log in by, with what stands in for it."""

    provider: Provider
    stand_in: StandIn

    @property
    def path(self) -> str:
        return f"/auth/oauth/{self.provider.name}"

    @property
    def client_id(self) -> str:
        return client_of(self.provider).id

    @property
    def app_id(self) -> str:
        return client_of(self.provider).app_ids[0]


providers = [Way(provider, stand_ins[provider.name]) for provider in known]


def new_secret() -> str:
    return secrets.token_urlsafe(32)


def s256(text: str) -> str:
    return urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


def someone(**claims: object) -> Someone:
    """Somebody whom no test has met."""
    email = f"{uuid4()}@example.com"
    return {
        "sub": new_secret(),
        "email": email,
        "email_verified": True,
        "name": "Ada",
        **claims,
    }


def parameters_of(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))


@dataclass(frozen=True, slots=True)
class Begun:
    """A login on its way: where the browser was sent, what it keeps, and the client's secret."""

    answer: httpx.Response
    verifier: str

    @property
    def address(self) -> str:
        return self.answer.headers["location"]

    @property
    def cookie(self) -> Headers:
        return {"Cookie": self.answer.headers["set-cookie"].partition(";")[0]}


async def begin(way: Way) -> Begun:
    verifier = new_secret()
    query = {"code_challenge": s256(verifier)}
    return Begun(await http.get(f"/api/v1{way.path}", params=query), verifier)


async def come_back(way: Way, parameters: Mapping[str, str], headers: Headers) -> httpx.Response:
    """Comes back from the provider as it says: by an address or by a form."""
    path = f"/api/v1{way.path}/callback"
    if way.provider.response_mode == "query":
        return await http.get(path, params=parameters, headers=headers)
    return await http.post(path, data=parameters, headers=headers)


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visit to the provider ends with."""

    answer: httpx.Response
    body: dict[str, str]


async def visit(way: Way, who: Someone) -> Visit:
    """Logs somebody in at the provider: the code that the client gets, with its verifier."""
    begun = await begin(way)
    parameters = way.stand_in.allow(begun.address, who)
    answer = await come_back(way, parameters, begun.cookie)
    code = parameters_of(answer.headers["location"])["code"]
    return Visit(answer, {"code": code, "code_verifier": begun.verifier})


async def enter(way: Way, who: Someone) -> Reply:
    """Logs somebody in, as a page does."""
    visited = await visit(way, who)
    return await anybody.post("/auth/oauth/exchange", visited.body, browser())


def token_for(way: Way, who: Someone, **claims: object) -> dict[str, str]:
    """What an app sends that has got an ID token on its device."""
    nonce = new_secret()
    given = {**who, "aud": way.app_id, "nonce": nonce, **claims}
    return {"id_token": way.stand_in.id_token(given), "nonce": nonce}


async def present(way: Way, token: Mapping[str, str]) -> Reply:
    """Logs somebody in, as an app does."""
    return await anybody.post(f"{way.path}/token", token, browser())
