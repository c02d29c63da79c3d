"""The secret of a client of Apple."""

import time
from dataclasses import dataclass

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

_SECONDS = 5 * 60


def read_key(pem: str) -> ECKey | None:
    """The key in a PEM whose ends of lines may be written as `\\n`, or None for any but P-256."""
    try:
        key = ECKey.import_key(pem.replace("\\n", "\n"))
    except (JoseError, ValueError, TypeError):
        return None
    return key if key.is_private and key.curve_name == "P-256" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """What Apple needs to know of whoever signs."""

    issuer: str
    client_id: str
    team_id: str
    key_id: str
    key: ECKey

    def sign_secret(self) -> str:
        """Signed for one use, so it never runs out."""
        now = int(time.time())
        claims = {
            "iss": self.team_id,
            "sub": self.client_id,
            "aud": self.issuer,
            "iat": now,
            "exp": now + _SECONDS,
        }
        return jwt.encode({"alg": "ES256", "kid": self.key_id}, claims, self.key)
