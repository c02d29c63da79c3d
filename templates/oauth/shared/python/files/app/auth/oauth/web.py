"""Logging in with accounts of others on the web: to the provider, and back."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from app.auth.oauth.addresses import (
    default_address,
    own_base,
    redirect_address,
    with_parameter,
)
from app.auth.oauth.attempt import clear_cookie, new_secret, read_secret, secrets_of, set_cookie
from app.auth.oauth.flow import authorization_url, redeem
from app.auth.oauth.logins import Attempt, keep_attempt, keep_person, take_attempt
from app.auth.oauth.provider import Parameters, Provider
from app.auth.oauth.schema import begin_input
from app.auth.operation import AuthRequest
from app.http.answer import Answer
from app.http.errors import ApiError, forbidden
from app.http.message import IncomingMessage
from app.http.parameters import read_parameters
from app.http.validate import validate


def _redirect(location: str, cookie: str) -> Answer:
    return Answer(302, {"Location": location, "Set-Cookie": cookie})


def _callback_of(provider: Provider, message: IncomingMessage) -> str:
    return f"{own_base(message)}/api/v1/auth/oauth/{provider.name}/callback"


async def begin(provider: Provider, request: AuthRequest) -> Answer:
    """Sends a browser to the provider."""
    message = request.message
    sent = validate(begin_input, read_parameters(message.url))
    attempt = Attempt(
        provider=provider.name,
        redirect_to=redirect_address(message, sent.get("redirect_to")),
        code_challenge=sent.get("code_challenge"),
    )
    secret = new_secret()
    callback = _callback_of(provider, message)
    address = await authorization_url(provider, secrets_of(secret), callback)
    await keep_attempt(secret, attempt)
    return _redirect(address, set_cookie(secret, provider))


def _first_of_each(pairs: Any) -> Mapping[str, str]:
    return dict(reversed(pairs)) if isinstance(pairs, list) else {}


def _parameters_of(provider: Provider, request: AuthRequest) -> Parameters:
    if provider.response_mode == "form_post":
        return _first_of_each(request.body)
    query = request.message.url.partition("?")[2]
    return _first_of_each(parse_qsl(query, keep_blank_values=True))


@dataclass(frozen=True, slots=True)
class _Begun:
    attempt: Attempt
    secret: str


async def _begun_by(provider: Provider, message: IncomingMessage, state: str) -> _Begun | None:
    secret = read_secret(message)
    attempt = None if secret is None else await take_attempt(provider.name, secret)
    if secret is None or attempt is None:
        return None
    is_own = hmac.compare_digest(secrets_of(secret).state.encode(), state.encode())
    return _Begun(attempt, secret) if is_own else None


async def _finish(
    provider: Provider, message: IncomingMessage, parameters: Parameters, begun: _Begun | None
) -> str:
    if begun is None:
        raise forbidden(
            "This browser has not begun to log in, or has done so before", "CSRF_FAILED"
        )
    if "error" in parameters:
        raise forbidden(f"{provider.label} was not allowed to log you in")
    secrets = secrets_of(begun.secret)
    person = await redeem(provider, parameters, secrets, _callback_of(provider, message))
    code = await keep_person(begun.attempt, person)
    return with_parameter(begun.attempt.redirect_to, "code", code)


async def come_back(provider: Provider, request: AuthRequest) -> Answer:
    """Takes a browser back from the provider, and sends it to where the login was begun."""
    message = request.message
    cookie = clear_cookie(provider)
    parameters = _parameters_of(provider, request)
    begun = await _begun_by(provider, message, parameters.get("state", ""))
    try:
        return _redirect(await _finish(provider, message, parameters, begun), cookie)
    except ApiError as error:
        back = begun.attempt.redirect_to if begun else default_address(message)
        if back is not None and "text/html" in message.headers.get("accept", ""):
            return _redirect(with_parameter(back, "error", error.code), cookie)
        error.headers = {**error.headers, "Set-Cookie": cookie}
        raise
