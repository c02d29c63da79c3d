"""Who the client is, also behind proxies."""

from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address
from typing import Any

from app.env import env

_MAPPED = "::ffff:"


def _forwarded(value: str | None, hops: int) -> str | None:
    """What the outermost trusted proxy wrote: each one appends what it saw on its right."""
    if hops == 0 or value is None:
        return None
    values = value.split(",")
    return values[max(0, len(values) - hops)].strip()


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def client_address(scope: Any, headers: Mapping[str, str]) -> str:
    """The client's address; X-Forwarded-For counts only behind trusted proxies."""
    claimed = _forwarded(headers.get("x-forwarded-for"), env.TRUST_PROXY)
    client = scope.get("client")
    address: str = client[0] if client else ""
    if claimed and _is_address(claimed):
        address = claimed
    tail = address[len(_MAPPED) :]
    return tail if address.lower().startswith(_MAPPED) and "." in tail else address


def address_key(address: str) -> str:
    """Whom a limit counts: one IPv6 customer holds a whole /64."""
    if ":" not in address or not _is_address(address):
        return address
    return IPv6Address(address).exploded[:19]


def is_encrypted(scope: Any, headers: Mapping[str, str]) -> bool:
    """Whether the client spoke HTTPS."""
    claimed = _forwarded(headers.get("x-forwarded-proto"), env.TRUST_PROXY)
    return scope.get("scheme") == "https" or claimed == "https"
