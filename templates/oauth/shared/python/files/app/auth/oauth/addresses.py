"""Where logins may lead back to."""

from urllib.parse import quote_plus, urlsplit, urlunsplit

from app.env import env
from app.http.errors import invalid
from app.http.message import IncomingMessage


def own_base(message: IncomingMessage) -> str:
    """Where this server is, as the client sees it."""
    return f"{'https' if message.encrypted else 'http'}://{message.headers.get('host')}"


def _allowed_addresses(message: IncomingMessage) -> list[str]:
    """The page of the documentation may use logins while it is there."""
    if env.APP_ENV == "production":
        return env.OAUTH_REDIRECT_URLS
    return [*env.OAUTH_REDIRECT_URLS, f"{own_base(message)}/docs/auth"]


def default_address(message: IncomingMessage) -> str | None:
    """Where a login leads back to that says nothing of it."""
    return next(iter(_allowed_addresses(message)), None)


def redirect_address(message: IncomingMessage, given: str | None) -> str:
    """Where a login leads back to: addresses are compared as they are written."""
    for address in _allowed_addresses(message):
        if given is None or address == given:
            return address
    raise invalid("redirect_to", "Must be one of OAUTH_REDIRECT_URLS")


def with_parameter(address: str, name: str, value: str) -> str:
    """The address with one parameter more."""
    parts = urlsplit(address)
    added = f"{name}={quote_plus(value)}"
    query = f"{parts.query}&{added}" if parts.query else added
    return urlunsplit(parts._replace(query=query))
