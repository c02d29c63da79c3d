"""The one place with the rules of ID tokens."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError

from app.auth.oauth.keys import keys_of
from app.auth.oauth.provider import Person, Provider, client_of
from app.auth.schema import email_or_none
from app.http.errors import ApiError, unauthorized

# Seconds that clocks may differ by.
_TOLERANCE = 60

_SUBJECT = re.compile("[^\x00-\x1f\x7f-\x9f\ud800-\udfff]{1,255}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What an ID token has to hold: one of these nonces, and one of these audiences."""

    nonces: Sequence[str]
    audiences: Sequence[str]


def _refused(provider: Provider) -> ApiError:
    return unauthorized(f"The ID token of {provider.label} is not valid here")


def name_of(value: object) -> str | None:
    """A name that can be kept, or None."""
    if not isinstance(value, str):
        return None
    kept = "".join(char for char in value if unicodedata.category(char) not in ("Cc", "Cs"))
    return kept.strip()[:255] or None


def _email_in(claims: dict[str, Any]) -> str | None:
    verified = claims.get("email_verified")
    # Apple writes it as text.
    is_verified = verified is True or verified == "true"
    return email_or_none(claims.get("email")) if is_verified else None


def _kid_of(token: str) -> str | None:
    header = jws.extract_compact(token.encode()).headers()
    if header.get("alg") != "RS256":
        raise JoseError("another algorithm")
    kid = header.get("kid")
    return kid if isinstance(kid, str) else None


def _check(claims: dict[str, Any], issuer: str, expected: Expected) -> None:
    jwt.JWTClaimsRegistry(
        leeway=_TOLERANCE,
        iss={"essential": True, "value": issuer},
        aud={"essential": True, "values": list(expected.audiences)},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "values": list(expected.nonces)},
    ).validate(claims)
    if not isinstance(claims["nonce"], str) or not _SUBJECT.fullmatch(claims["sub"]):
        raise JoseError("no text where text belongs")
    if claims.get("azp", expected.audiences[0]) not in expected.audiences:
        raise JoseError("given to another client")


async def read_id_token(provider: Provider, token: str, expected: Expected) -> Person:
    """Whom an ID token of a provider is about: 401 for any that is not right in every way."""
    issuer = client_of(provider).issuer
    try:
        kid = _kid_of(token)
        keys = await keys_of(provider, kid)
        claims = jwt.decode(token, keys, algorithms=["RS256"]).claims
        _check(claims, issuer, expected)
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise _refused(provider) from error
    return Person(provider.name, claims["sub"], _email_in(claims), name_of(claims.get("name")))
