"""What providers say of themselves."""

import asyncio
from dataclasses import dataclass
from typing import Any

import httpx

from app.auth.oauth.provider import Provider, client_of
from app.http.errors import ApiError, service_unavailable
from app.logger import logger

# How long a provider may take for one answer.
LONGEST_SECONDS = 3

# Made once: reading the certificates of this machine takes longer than a request.
_encryption = httpx.create_ssl_context()


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a provider says of itself, as far as it is needed."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    # Whether its answers name it (RFC 9207).
    names_itself: bool


def unavailable(provider: Provider, error: Exception) -> ApiError:
    """503: nobody is let in or refused by an outage of others."""
    logger.warn(f"{provider.label} does not answer as it should", err=error)
    return service_unavailable(
        f"{provider.label} does not answer as it should: try again in a moment"
    )


async def ask(method: str, url: str, form: dict[str, str] | None = None) -> httpx.Response:
    """What a provider answers, in time."""
    headers = {"Accept": "application/json"}
    async with (
        asyncio.timeout(LONGEST_SECONDS),
        httpx.AsyncClient(timeout=None, verify=_encryption) as http,
    ):
        return await http.request(method, url, data=form, headers=headers)


async def get_json(url: str) -> dict[str, Any]:
    """A document of a provider."""
    response = await ask("GET", url)
    document = response.raise_for_status().json()
    if not isinstance(document, dict):
        raise TypeError("not an object")
    return document


def _endpoint(found: dict[str, Any], name: str, issuer: str) -> str:
    endpoint = str(found[name])
    if endpoint.partition(":")[0] != issuer.partition(":")[0]:
        raise ValueError("an endpoint has no encryption")
    return endpoint


async def _discover(provider: Provider) -> Metadata:
    issuer = client_of(provider).issuer
    try:
        found = await get_json(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        if found.get("issuer") != issuer:
            raise ValueError("another issuer")
        names_itself = found.get("authorization_response_iss_parameter_supported") is True
        return Metadata(
            authorization_endpoint=_endpoint(found, "authorization_endpoint", issuer),
            token_endpoint=_endpoint(found, "token_endpoint", issuer),
            jwks_uri=_endpoint(found, "jwks_uri", issuer),
            names_itself=names_itself,
        )
    except Exception as error:
        raise unavailable(provider, error) from error


_known: dict[str, Metadata] = {}


async def metadata_of(provider: Provider) -> Metadata:
    """What a provider says of itself: asked once, and again only after a failure."""
    known = _known.get(provider.name)
    if known is None:
        known = await _discover(provider)
        _known[provider.name] = known
    return known
