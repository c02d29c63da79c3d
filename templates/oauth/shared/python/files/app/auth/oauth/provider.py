"""Whose accounts people log in with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.http.errors import service_unavailable

ResponseMode = Literal["query", "form_post"]

# What a provider sends back: the first of each name counts.
Parameters = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """This server, as a provider knows it."""

    issuer: str
    id: str
    # The ids of the apps that get ID tokens on the device.
    app_ids: Sequence[str]
    secret: Callable[[], str]


def _no_name(_: Parameters) -> str | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """Whose accounts people log in with."""

    name: str
    label: str
    scope: str
    # How it sends people back: by an address, or by a form that their browser posts.
    response_mode: ResponseMode
    # None where the variables are not set.
    client: Client | None
    # The name of somebody, where it comes beside the ID token.
    name_in: Callable[[Parameters], str | None] = _no_name


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is, as a provider has proved."""

    provider: str
    subject: str
    # None unless the provider has verified it.
    email: str | None
    name: str | None


def client_of(provider: Provider) -> Client:
    """This server as the provider knows it, or 503."""
    if provider.client is None:
        raise service_unavailable(f"Logging in with {provider.label} is not set up")
    return provider.client
