"""Logging in with accounts of others."""

import asyncio
import hashlib
import re
from urllib.parse import urlencode, urlsplit

import pytest

from tests.api import anybody, http
from tests.oauth import (
    Someone,
    Way,
    begin,
    come_back,
    enter,
    new_secret,
    parameters_of,
    present,
    providers,
    someone,
    token_for,
    visit,
)
from tests.people import LoggedIn, browser
from tests.stand_ins import HOME

EXCHANGE = "/auth/oauth/exchange"
SECRET = re.compile(r"[\w-]{43}", re.ASCII)


@pytest.fixture(params=providers, ids=lambda way: way.provider.name)
def way(request: pytest.FixtureRequest) -> Way:
    provider: Way = request.param
    return provider


class TestBegin:
    async def test_leads_to_the_provider_with_state_nonce_and_pkce(self, way: Way) -> None:
        begun = await begin(way)
        assert begun.answer.status_code == 302
        assert begun.answer.headers["cache-control"] == "no-store"
        assert begun.address.startswith(f"{way.stand_in.issuer}/")
        asked = parameters_of(begun.address)
        base = str(http.base_url).rstrip("/")
        assert asked["response_type"] == "code"
        assert asked["client_id"] == way.client_id
        assert asked["redirect_uri"] == f"{base}/api/v1{way.path}/callback"
        assert asked["code_challenge_method"] == "S256"
        for name in ("state", "nonce", "code_challenge"):
            assert SECRET.fullmatch(asked[name])

    @pytest.mark.parametrize("address", ["https://evil.example/", f"{HOME}&more", HOME.upper()])
    async def test_leads_back_to_allowed_addresses_only(self, way: Way, address: str) -> None:
        reply = await anybody.get(f"{way.path}?{urlencode({'redirect_to': address})}")
        assert (reply.status, reply.error["field"]) == (400, "redirect_to")


class TestExchange:
    async def test_logs_in_once_whoever_has_the_verifier(self, way: Way) -> None:
        who = someone()
        visited = await visit(way, who)
        headers = visited.answer.headers
        assert headers["location"] == f"{HOME}&code={visited.body['code']}"
        assert headers["set-cookie"].startswith("oauth=; Max-Age=0;")
        reply = await anybody.post(EXCHANGE, visited.body, browser())
        assert reply.status == 200
        user = reply.data["user"]
        assert user | {"email": who["email"], "name": "Ada", "role": "user"} == user
        assert (await LoggedIn(reply).get("/auth/me")).data == user
        assert (await anybody.post(EXCHANGE, visited.body, browser())).status == 401

    async def test_refuses_a_code_without_its_verifier(self, way: Way) -> None:
        for sent in ({}, {"code_verifier": new_secret()}):
            code = (await visit(way, someone())).body["code"]
            reply = await anybody.post(EXCHANGE, {"code": code, **sent}, browser())
            assert (reply.status, reply.error["code"]) == (401, "UNAUTHORIZED")

    async def test_knows_people_by_their_subject(self, way: Way) -> None:
        who = someone()
        first = await enter(way, who)
        moved = await enter(way, {**who, "email": someone()["email"]})
        for name in ("id", "email"):
            assert moved.data["user"][name] == first.data["user"][name]

    async def test_gives_two_first_logins_at_once_one_account(self, way: Way) -> None:
        who = someone()
        one, other = await asyncio.gather(enter(way, who), enter(way, who))
        assert one.data["user"]["id"] == other.data["user"]["id"]

    @pytest.mark.parametrize("verified", [False, "false", 1, None])
    async def test_refuses_an_email_that_is_not_verified(self, way: Way, verified: object) -> None:
        reply = await enter(way, someone(email_verified=verified))
        assert (reply.status, reply.error["code"]) == (403, "FORBIDDEN")

    async def test_takes_an_email_that_is_verified_in_words(self, way: Way) -> None:
        assert (await enter(way, someone(email_verified="true"))).status == 200


class TestComingBack:
    async def test_is_for_the_browser_that_has_begun_once(self, way: Way) -> None:
        begun, other = await begin(way), await begin(way)
        back = way.stand_in.allow(begun.address, someone())
        refused = [
            await come_back(way, back, {}),
            await come_back(way, back, other.cookie),
        ]
        assert (await come_back(way, back, begun.cookie)).status_code == 302
        refused.append(await come_back(way, back, begun.cookie))
        assert [answer.status_code for answer in refused] == [403, 403, 403]

    async def test_refuses_another_state(self, way: Way) -> None:
        begun = await begin(way)
        back = way.stand_in.allow(begun.address, someone())
        answer = await come_back(way, {**back, "state": new_secret()}, begun.cookie)
        assert answer.status_code == 403
        assert answer.json()["error"]["code"] == "CSRF_FAILED"

    async def test_tells_a_page_why_somebody_is_not_logged_in(self, way: Way) -> None:
        begun = await begin(way)
        back = {"error": "access_denied", "state": parameters_of(begun.address)["state"]}
        headers = {**begun.cookie, "Accept": "text/html"}
        answer = await come_back(way, back, headers)
        assert answer.headers["location"] == f"{HOME}&error=FORBIDDEN"

    async def test_is_503_while_the_provider_is_down(self, way: Way) -> None:
        begun = await begin(way)
        back = way.stand_in.allow(begun.address, someone())
        way.stand_in.is_down = True
        answer = await come_back(way, back, begun.cookie)
        way.stand_in.is_down = False
        assert answer.status_code == 503
        assert (await enter(way, someone())).status == 200


def lies_to(way: Way) -> list[Someone]:
    return [
        {"aud": "another-client"},
        {"aud": way.app_id},
        {"iss": "https://evil.example"},
        {"nonce": new_secret()},
        {"sub": ""},
        {"azp": "another-client"},
        {"exp": 1},
        {"iat": 2**40},
    ]


class TestIdTokens:
    async def test_are_refused_when_they_are_not_for_this_login(self, way: Way) -> None:
        for lie in lies_to(way):
            begun = await begin(way)
            back = way.stand_in.allow(begun.address, someone(), **lie)
            answer = await come_back(way, back, begun.cookie)
            assert (answer.status_code, lie) == (401, lie)

    async def test_are_refused_when_somebody_has_changed_them(self, way: Way) -> None:
        mine = token_for(way, someone())
        theirs = token_for(way, someone(), nonce=mine["nonce"])
        header, _, signature = mine["id_token"].split(".")
        forged = ".".join([header, theirs["id_token"].split(".")[1], signature])
        assert (await present(way, {**mine, "id_token": forged})).status == 401

    @pytest.mark.parametrize("token", ["x", "x.y.z", "W1tb.e30.eA"])
    async def test_are_refused_when_they_are_none(self, way: Way, token: str) -> None:
        sent = {"id_token": token, "nonce": new_secret()}
        assert (await present(way, sent)).status == 401

    async def test_log_apps_in(self, way: Way) -> None:
        reply = await present(way, token_for(way, someone()))
        assert reply.status == 200
        others = token_for(way, someone(), aud="another-app")
        assert (await present(way, others)).status == 401

    async def test_may_hold_the_hash_of_the_nonce(self, way: Way) -> None:
        nonce = new_secret()
        hashed = hashlib.sha256(nonce.encode()).hexdigest()
        token = token_for(way, someone(), nonce=hashed)
        assert (await present(way, {**token, "nonce": nonce})).status == 200
        assert (await present(way, {**token, "nonce": new_secret()})).status == 401


class TestStandIn:
    async def test_lets_whoever_fills_in_its_page_log_in(self, way: Way) -> None:
        begun = await begin(way)
        assert "Who logs in?" in (await http.get(begun.address)).text
        who = {"name": "Grace", "email": someone()["email"], "answer": "allow"}
        answer = await http.post(begun.address, data=who)
        is_query = way.provider.response_mode == "query"
        back = (
            parameters_of(answer.headers["location"])
            if is_query
            else dict(re.findall(r'name="(\w+)" value="([^"]*)"', answer.text))
        )
        landed = await come_back(way, back, begun.cookie)
        assert urlsplit(landed.headers["location"]).hostname == "app.example.com"
