"""Logging in with accounts of others, and which of them belong to whom."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from app.auth.caller import Caller
from app.auth.login import admit_login, logged_in
from app.auth.oauth import identities, schema
from app.auth.oauth.accounts import log_in_as
from app.auth.oauth.digest import sha256
from app.auth.oauth.id_token import Expected, read_id_token
from app.auth.oauth.logins import take_person
from app.auth.oauth.provider import Person, Provider, client_of
from app.auth.oauth.providers import providers
from app.auth.oauth.web import begin, come_back
from app.auth.operation import AuthRequest, OpenOperation, Operation, OwnOperation
from app.http.answer import NO_CONTENT, Answer, created, id_of, list_rows, ok
from app.http.errors import invalid
from app.http.list_query import parse_list_query
from app.http.page import to_page
from app.http.validate import validate


async def _person_of(provider: Provider, id_token: str, nonce: str) -> Person:
    """Whom an ID token is about that an app has got on its device."""
    client = client_of(provider)
    expected = Expected(nonces=[nonce, sha256(nonce)], audiences=[client.id, *client.app_ids])
    return await read_id_token(provider, id_token, expected)


async def _log_in_by_token(provider: Provider, request: AuthRequest) -> Answer:
    sent = validate(schema.token_input, request.body)
    admit_login(request.message)
    person = await _person_of(provider, sent["id_token"], sent["nonce"])
    named = replace(person, name=person.name or sent.get("name"))
    done = await log_in_as(named, request.message)
    return logged_in(done.user, done.session)


def _ways_of(provider: Provider) -> list[Operation]:
    path = f"/oauth/{provider.name}"
    start: Callable[[AuthRequest], Awaitable[Answer]] = partial(begin, provider)
    back: Callable[[AuthRequest], Awaitable[Answer]] = partial(come_back, provider)
    by_token: Callable[[AuthRequest], Awaitable[Answer]] = partial(_log_in_by_token, provider)
    callback = (
        OpenOperation("GET", f"{path}/callback", back, limit="oauth")
        if provider.response_mode == "query"
        else OpenOperation("POST", f"{path}/callback", back, limit="oauth", body="form")
    )
    return [
        OpenOperation("GET", path, start, limit="oauth"),
        callback,
        OpenOperation("POST", f"{path}/token", by_token, limit="exchange"),
    ]


async def _exchange(request: AuthRequest) -> Answer:
    sent = validate(schema.code_input, request.body)
    admit_login(request.message)
    person = await take_person(sent["code"], sent.get("code_verifier"))
    done = await log_in_as(person, request.message)
    return logged_in(done.user, done.session)


async def _linked_by(body: object) -> Person:
    if isinstance(body, dict) and "id_token" in body:
        token = validate(schema.identity_token_input, body)
        provider = next(each for each in providers if each.name == token["provider"])
        return await _person_of(provider, token["id_token"], token["nonce"])
    sent = validate(schema.identity_code_input, body)
    return await take_person(sent["code"], sent["code_verifier"])


async def _link(request: AuthRequest, caller: Caller) -> Answer:
    identity, is_new = await identities.link(caller, await _linked_by(request.body))
    if not is_new:
        return ok(identity)
    return created(identity, f"/api/v1/auth/identities/{identity['id']}")


async def _list(request: AuthRequest, caller: Caller) -> Answer:
    url = request.message.url
    query = parse_list_query(url, schema.identity_list)
    if query.mode == "cursor":
        raise invalid("cursor", "Use page")
    rows = [identities.present(row) for row in await identities.list_identities(caller)]
    if not query.sort[0].descending:
        rows.reverse()
    page = to_page(rows[query.skip :][: query.take], len(rows), query, dict)
    return list_rows(page, query, url)


async def _unlink(request: AuthRequest, caller: Caller) -> Answer:
    await identities.unlink(caller, id_of(request.params["id"]))
    return NO_CONTENT


oauth_operations: list[Operation] = [
    *(operation for provider in providers for operation in _ways_of(provider)),
    OpenOperation("POST", "/oauth/exchange", _exchange, limit="exchange"),
    OwnOperation("GET", "/identities", _list),
    OwnOperation("POST", "/identities", _link),
    OwnOperation("DELETE", "/identities/{id}", _unlink),
]
