"""Logins on their way: each is kept by the hash of a secret that is good once."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from app.auth.oauth.attempt import ATTEMPT_SECONDS, new_secret
from app.auth.oauth.digest import s256, sha256
from app.auth.oauth.provider import Person
from app.database import tables
from app.database.table import gt, lt
from app.database.tables import OauthLoginRow
from app.http.errors import unauthorized

_CODE_SECONDS = 60
_CLEANING_SECONDS = 60 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A login on its way: where it leads back to, and the challenge of whoever began it."""

    provider: str
    redirect_to: str
    code_challenge: str | None


def _in_seconds(count: int) -> datetime:
    return datetime.now(UTC) + timedelta(seconds=count)


class _Cleaning:
    """What is over goes, once an hour."""

    def __init__(self) -> None:
        self._next = datetime.fromtimestamp(0, UTC)

    async def run(self) -> None:
        now = datetime.now(UTC)
        if now < self._next:
            return
        self._next = now + timedelta(seconds=_CLEANING_SECONDS)
        await tables.oauth_logins.delete({"expires_at": lt(now)})


_cleaning = _Cleaning()


async def _take(secret: str) -> OauthLoginRow | None:
    """A row by its secret, worth nothing from now on: of several requests one gets it."""
    token_hash = sha256(secret)
    row = await tables.oauth_logins.find(
        {"token_hash": token_hash, "expires_at": gt(datetime.now(UTC))}
    )
    taken = row and await tables.oauth_logins.delete({"token_hash": token_hash})
    return row if taken else None


async def keep_attempt(secret: str, attempt: Attempt) -> None:
    """Notes that a browser has begun to log in."""
    await _cleaning.run()
    expires_at = _in_seconds(ATTEMPT_SECONDS)
    await tables.oauth_logins.insert(
        {**asdict(attempt), "token_hash": sha256(secret), "expires_at": expires_at}
    )


async def take_attempt(provider: str, secret: str) -> Attempt | None:
    """What a browser has begun, once; None where it has begun nothing with this provider."""
    row = await _take(secret)
    if row is None or row.subject is not None or row.provider != provider:
        return None
    return Attempt(
        provider=row.provider, redirect_to=row.redirect_to, code_challenge=row.code_challenge
    )


async def keep_person(attempt: Attempt, person: Person) -> str:
    """Keeps for a minute who has logged in: the code to ask for them."""
    code = new_secret()
    await tables.oauth_logins.insert(
        {
            **asdict(attempt),
            **asdict(person),
            "token_hash": sha256(code),
            "expires_at": _in_seconds(_CODE_SECONDS),
        }
    )
    return code


async def take_person(code: str, verifier: str | None) -> Person:
    """Who has logged in, once, for whoever has begun it: 401 for a wrong code or verifier."""
    row = await _take(code)
    challenge = None if verifier is None else s256(verifier)
    if row is None or row.subject is None or row.code_challenge != challenge:
        raise unauthorized("The code is wrong, used up or over")
    return Person(row.provider, row.subject, row.email, row.name)
