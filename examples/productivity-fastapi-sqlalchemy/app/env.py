"""The environment, checked once at start."""

import os
import re
import sys
from collections.abc import Callable, Iterable
from typing import Annotated, Literal, NoReturn
from urllib.parse import urlsplit

from dotenv import load_dotenv
from pydantic import AfterValidator, BeforeValidator, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

load_dotenv(".env", interpolate=False)

# Words of the secrets that documentation shows, which attackers try first.
_WELL_KNOWN = re.compile(
    r"secret|change.?me|replace.?me|example|placeholder|password|development|keyboard|1234567",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[0-9]{1,9}")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:[^\s,]+", re.IGNORECASE)
_ORIGIN = re.compile(r"(https?)://([a-z0-9.-]+|\[[0-9a-f:]+\])(:[1-9][0-9]{0,4})?")
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def _wrong(message: str) -> PydanticCustomError:
    return PydanticCustomError("environment", "{problem}", {"problem": message})


def secret() -> AfterValidator:
    """Accepts what is long enough, and in production nothing that can be guessed."""

    def check(value: str) -> str:
        if len(value.encode()) < 32:
            raise _wrong("must have at least 32 bytes")
        guessable = _WELL_KNOWN.search(value) is not None or len(set(value)) < 8
        if guessable and os.environ.get("APP_ENV") == "production":
            raise _wrong("is a well-known value: set a random one")
        return value

    return AfterValidator(check)


def whole(least: int, most: int) -> BeforeValidator:
    """Accepts a whole number between two bounds."""

    def check(value: str) -> int:
        if not _WHOLE.fullmatch(value):
            raise _wrong("must be a whole number")
        number = int(value)
        if number < least:
            raise _wrong(f"must be at least {least}")
        if number > most:
            raise _wrong(f"must be at most {most}")
        return number

    return BeforeValidator(check)


def _is_address(value: str) -> bool:
    return _ADDRESS.fullmatch(value) is not None


def _is_origin(value: str) -> bool:
    match = _ORIGIN.fullmatch(value)
    return match is not None and match[3] != _DEFAULT_PORTS[match[1]]


def _list_of(what: str, is_one: Callable[[str], bool]) -> BeforeValidator:
    def check(text: str) -> list[str]:
        values = [value.strip() for value in text.split(",")]
        if not all(map(is_one, values)):
            raise _wrong(f"must be {what}")
        return values

    return BeforeValidator(check)


def origins() -> BeforeValidator:
    """Accepts origins, separated by commas."""
    return _list_of("origins such as https://app.example.com", _is_origin)


def addresses() -> BeforeValidator:
    """Accepts addresses, of pages or of apps, separated by commas."""
    return _list_of("addresses", _is_address)


def words() -> BeforeValidator:
    """Accepts words, separated by commas."""
    return _list_of("words", bool)


def url(schemes: list[str]) -> AfterValidator:
    """Accepts an address with one of these schemes."""
    starts = " or ".join(f"{scheme}://" for scheme in schemes)

    def check(value: str) -> str:
        try:
            scheme = urlsplit(value).scheme
        except ValueError:
            scheme = ""
        if scheme not in schemes:
            raise _wrong(f"must be an address that starts with {starts}")
        return value

    return AfterValidator(check)


class Env(BaseSettings):
    """The environment, checked once at start."""

    model_config = SettingsConfigDict(
        case_sensitive=True,
        env_ignore_empty=True,
        validate_default=False,
        extra="ignore",
    )

    JWT_SECRET: Annotated[str, secret()]
    """Signs the access tokens: at least 32 random bytes, in production never this example."""
    DATABASE_URL: Annotated[str, url(["postgres", "postgresql"])]
    """PostgreSQL server. Unset, development and tests run an embedded one."""
    APP_ENV: Literal["development", "test", "production"] = "development"
    """development, test or production."""
    PORT: Annotated[int, whole(0, 65_535)] = 3000
    """The port to listen on."""
    HOST: str = "0.0.0.0"
    """The address to listen on."""
    LOG_LEVEL: Literal["fatal", "error", "warn", "info", "debug", "trace", "silent"] = "info"
    """fatal, error, warn, info, debug, trace or silent."""
    CORS_ORIGINS: Annotated[list[str], NoDecode, origins()] = []
    """Origins whose pages may call this API, separated by commas."""
    TRUST_PROXY: Annotated[int, whole(0, 10)] = 0
    """How many proxies stand in front; with 0 the X-Forwarded headers are ignored."""
    RATE_LIMIT_MAX: Annotated[int, whole(1, 1_000_000)] = 300
    """Requests a minute of one user, or of one address without a token."""
    AUTH_RATE_LIMIT_MAX: Annotated[int, whole(1, 1_000_000)] = 10
    """Requests of one address to each of register, login and refresh in one window."""
    AUTH_RATE_LIMIT_WINDOW: Annotated[int, whole(1, 86_400)] = 60
    """Seconds of that window."""
    REDIS_URL: Annotated[str, url(["redis", "rediss"])] | None = None
    """Redis server that shares the rate limits between instances; unset, each counts alone."""


def refuse(problems: Iterable[str]) -> NoReturn:
    """Ends a start with bad variables. A problem never holds the value: it may be a secret."""
    sys.exit(f"Invalid environment: {'; '.join(problems)} (see .env.example)")


def _problem_of(error: ErrorDetails) -> str:
    name = error["loc"][0]
    return f"{name} is missing" if error["type"] == "missing" else f"{name}: {error['msg']}"


def _read() -> Env:
    try:
        return Env()
    except ValidationError as error:
        refuse(map(_problem_of, error.errors()))


env = _read()
