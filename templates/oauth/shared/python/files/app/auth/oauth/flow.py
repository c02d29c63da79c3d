"""Logging in at a provider on the web: OpenID Connect with a code and PKCE."""

from urllib.parse import urlencode

import httpx

from app.auth.oauth.attempt import Secrets
from app.auth.oauth.digest import s256
from app.auth.oauth.discovery import ask, metadata_of, unavailable
from app.auth.oauth.id_token import Expected, name_of, read_id_token
from app.auth.oauth.provider import Parameters, Person, Provider, client_of
from app.http.errors import ApiError, unauthorized


def _refused(provider: Provider) -> ApiError:
    return unauthorized(f"{provider.label} did not accept the login")


async def authorization_url(provider: Provider, secrets: Secrets, redirect_uri: str) -> str:
    """Where a browser goes to log in at a provider."""
    client = client_of(provider)
    metadata = await metadata_of(provider)
    parameters = {
        "client_id": client.id,
        "response_type": "code",
        "redirect_uri": redirect_uri,
        "scope": provider.scope,
        "state": secrets.state,
        "nonce": secrets.nonce,
        "code_challenge": s256(secrets.code_verifier),
        "code_challenge_method": "S256",
    }
    if provider.response_mode == "form_post":
        parameters["response_mode"] = "form_post"
    between = "&" if "?" in metadata.authorization_endpoint else "?"
    return f"{metadata.authorization_endpoint}{between}{urlencode(parameters)}"


def _id_token_in(provider: Provider, response: httpx.Response) -> str:
    answer = response.json()
    if not isinstance(answer, dict):
        raise TypeError("not an object")
    if response.status_code == 400 and answer.get("error") == "invalid_grant":
        raise _refused(provider)
    response.raise_for_status()
    id_token = answer.get("id_token")
    if not isinstance(id_token, str):
        raise _refused(provider)
    return id_token


async def _exchange(provider: Provider, form: dict[str, str]) -> str:
    metadata = await metadata_of(provider)
    try:
        return _id_token_in(provider, await ask("POST", metadata.token_endpoint, form))
    except ApiError:
        raise
    except Exception as error:
        raise unavailable(provider, error) from error


async def redeem(
    provider: Provider, parameters: Parameters, secrets: Secrets, redirect_uri: str
) -> Person:
    """Whom a provider has sent back: its code goes for an ID token."""
    client = client_of(provider)
    metadata = await metadata_of(provider)
    code = parameters.get("code", "")
    named = parameters.get("iss", None if metadata.names_itself else client.issuer)
    # Another provider may have been made to answer in the place of this one.
    if named != client.issuer or code == "":
        raise _refused(provider)
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect_uri,
        "code_verifier": secrets.code_verifier,
        "client_id": client.id,
        "client_secret": client.secret(),
    }
    id_token = await _exchange(provider, form)
    expected = Expected(nonces=[secrets.nonce], audiences=[client.id])
    person = await read_id_token(provider, id_token, expected)
    name = person.name or name_of(provider.name_in(parameters))
    return Person(person.provider, person.subject, person.email, name)
