"""Accounts of others that belong to users."""

import pytest

from tests.api import Reply, anybody
from tests.oauth import Someone, Way, enter, providers, someone, token_for, visit
from tests.people import PASSWORD, LoggedIn, User, browser, sign_up

IDENTITIES = "/auth/identities"


@pytest.fixture(params=providers, ids=lambda way: way.provider.name)
def way(request: pytest.FixtureRequest) -> Way:
    provider: Way = request.param
    return provider


async def link(user: User, way: Way, who: Someone) -> Reply:
    sent = {"provider": way.provider.name, **token_for(way, who)}
    return await user.post(IDENTITIES, sent)


class TestLinking:
    async def test_is_how_an_account_with_that_email_is_reached(self, way: Way) -> None:
        user = await sign_up()
        who = someone(email=user.email)
        refused = await enter(way, who)
        assert (refused.status, refused.error["code"]) == (409, "CONFLICT")
        assert refused.error["field"] == "email"
        linked = await user.post(IDENTITIES, (await visit(way, who)).body)
        assert linked.status == 201
        assert linked.headers["location"] == f"/api/v1{IDENTITIES}/{linked.data['id']}"
        assert linked.data["provider"] == way.provider.name
        assert linked.data["email"] == user.email
        assert (await enter(way, who)).data["user"]["id"] == user.id

    async def test_happens_once_and_to_one_user(self, way: Way) -> None:
        user, other, who = await sign_up(), await sign_up(), someone()
        first, again = await link(user, way, who), await link(user, way, who)
        assert (first.status, again.status) == (201, 200)
        assert again.data == first.data
        assert (await link(other, way, who)).status == 409
        assert (await user.get(IDENTITIES)).rows == [first.data]
        assert (await other.get(IDENTITIES)).rows == []

    async def test_needs_the_verifier_of_a_code(self, way: Way) -> None:
        user = await sign_up()
        code = (await visit(way, someone())).body["code"]
        reply = await user.post(IDENTITIES, {"code": code})
        assert (reply.status, reply.error["field"]) == (400, "code_verifier")


class TestUnlinking:
    async def test_leaves_the_last_way_in(self, way: Way) -> None:
        who = someone()
        user = LoggedIn(await enter(way, who))
        elsewhere = LoggedIn(await enter(way, who))
        (identity,) = (await user.get(IDENTITIES)).rows
        one = f"{IDENTITIES}/{identity['id']}"
        assert (await user.delete(one)).status == 409
        second = await user.post(IDENTITIES, (await visit(way, someone())).body)
        assert second.status == 201
        assert (await (await sign_up()).delete(one)).status == 404
        assert (await user.delete(one)).status == 204
        assert (await elsewhere.get("/auth/me")).status == 401
        assert (await user.get("/auth/me")).status == 200


class TestAccountsWithoutPassword:
    async def test_are_deleted_without_one(self, way: Way) -> None:
        who = someone()
        user = LoggedIn(await enter(way, who))
        sent = {"email": who["email"], "password": PASSWORD}
        refused = await anybody.post("/auth/login", sent, browser())
        assert refused.error["code"] == "INVALID_CREDENTIALS"
        assert (await user.delete("/auth/me", {})).status == 204
        assert (await user.get("/auth/me")).status == 401

    async def test_are_the_only_ones(self) -> None:
        reply = await (await sign_up()).delete("/auth/me", {})
        assert (reply.status, reply.error["field"]) == (400, "password")
