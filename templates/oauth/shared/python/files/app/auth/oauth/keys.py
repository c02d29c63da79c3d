"""The keys that providers sign with."""

import time
from dataclasses import dataclass
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey

from app.auth.oauth.discovery import get_json, metadata_of, unavailable
from app.auth.oauth.provider import Provider

# Soon enough for a provider that changes its keys, seldom enough for made-up names of keys.
_COOL_DOWN_SECONDS = 5

# Keys that are known for longer are asked for again.
_FRESH_SECONDS = 10 * 60


@dataclass(frozen=True, slots=True)
class _Known:
    keys: KeySet
    asked_at: float


_known: dict[str, _Known] = {}


def _read(key: Any) -> RSAKey | None:
    """A key, or None for one of another kind and one that is broken."""
    try:
        return RSAKey.import_key(key)
    except (JoseError, ValueError, TypeError, KeyError):
        return None


async def _ask(provider: Provider) -> _Known:
    metadata = await metadata_of(provider)
    try:
        document = await get_json(metadata.jwks_uri)
        keys = [key for each in document["keys"] if (key := _read(each))]
        if not keys:
            raise ValueError("no keys")
        return _Known(KeySet([*keys]), time.monotonic())
    except Exception as error:
        raise unavailable(provider, error) from error


def _has_key(known: _Known, kid: str | None) -> bool:
    if kid is None:
        return len(known.keys.keys) == 1
    try:
        return known.keys.get_by_kid(kid) is not None
    except (JoseError, ValueError):
        return False


def _is_stale(known: _Known, kid: str | None) -> bool:
    lasts = _FRESH_SECONDS if _has_key(known, kid) else _COOL_DOWN_SECONDS
    return time.monotonic() - known.asked_at >= lasts


async def keys_of(provider: Provider, kid: str | None) -> KeySet:
    """The keys of a provider, asked for again where the one of this name is not among them."""
    known = _known.get(provider.name)
    if known is None or _is_stale(known, kid):
        known = await _ask(provider)
        _known[provider.name] = known
    return known.keys
