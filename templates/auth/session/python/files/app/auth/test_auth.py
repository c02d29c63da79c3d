"""Logging in and out."""

from uuid import uuid4

import pytest

from tests.api import Client, Headers, Reply, anybody
from tests.people import PASSWORD, LoggedIn, browser, cookie_of, sign_up


def new_email() -> str:
    return f"{uuid4()}@example.com"


async def login(email: str, headers: Headers | None = None) -> Reply:
    sent = {"email": email, "password": PASSWORD}
    return await anybody.post("/auth/login", sent, browser() if headers is None else headers)


class TestRegister:
    async def test_registers_and_logs_in(self) -> None:
        email = new_email()
        sent = {"email": f" {email.upper()} ", "password": PASSWORD, "name": "Ada"}
        reply = await anybody.post("/auth/register", sent, browser())
        assert reply.status == 201
        assert reply.headers["cache-control"] == "no-store"
        user = reply.data["user"]
        assert user | {"email": email, "name": "Ada", "role": "user"} == user
        assert "password_hash" not in user
        assert (await LoggedIn(reply).get("/auth/me")).data == user

    async def test_refuses_a_second_account_with_the_same_email(self) -> None:
        user = await sign_up()
        sent = {"email": user.email, "password": PASSWORD}
        reply = await anybody.post("/auth/register", sent, browser())
        assert reply.status == 409
        assert (reply.error["code"], reply.error["field"]) == ("CONFLICT", "email")

    @pytest.mark.parametrize(
        ("field", "change"),
        [
            ("email", {"email": "nobody"}),
            ("password", {"password": "password123"}),
            ("role", {"role": "admin"}),
        ],
    )
    async def test_refuses_bad_fields(self, field: str, change: dict[str, str]) -> None:
        sent = {"email": new_email(), "password": PASSWORD, **change}
        reply = await anybody.post("/auth/register", sent, browser())
        assert reply.status == 400
        assert (reply.error["code"], reply.error["field"]) == ("VALIDATION_ERROR", field)


class TestLogin:
    async def test_logs_in_with_a_cookie_that_scripts_cannot_read(self) -> None:
        user = await sign_up()
        reply = await login(user.email)
        assert reply.status == 200
        shown = reply.data["user"]
        assert (shown["id"], shown["email"]) == (user.id, user.email)
        assert shown["last_login"]
        flags = reply.headers["set-cookie"].split("; ")
        assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(flags)

    async def test_ends_the_session_that_the_browser_had_before(self) -> None:
        user = await sign_up()
        reply = await login(user.email, {**browser(), "Cookie": user.cookie})
        assert cookie_of(reply) != user.cookie
        assert (await user.get("/auth/me")).status == 401

    async def test_answers_a_wrong_password_and_an_unknown_email_alike(self) -> None:
        user = await sign_up()
        sent = {"email": user.email, "password": "another one"}
        wrong = await anybody.post("/auth/login", sent, browser())
        unknown = await login(new_email())
        assert (wrong.status, unknown.status) == (401, 401)
        assert wrong.error["code"] == "INVALID_CREDENTIALS"
        assert wrong.error | {"request_id": ""} == unknown.error | {"request_id": ""}

    @pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}])
    async def test_refuses_pages_of_others(self, headers: Headers) -> None:
        user = await sign_up()
        reply = await login(user.email, headers)
        assert (reply.status, reply.error["code"]) == (403, "CSRF_FAILED")


class TestWrites:
    async def test_need_the_token_of_the_session_and_an_allowed_origin(self) -> None:
        user, other = await sign_up(), await sign_up()
        cookie = {"Cookie": user.cookie}
        good = {**browser(), **cookie, "X-CSRF-Token": user.csrf_token}
        bad = [
            {**good, "X-CSRF-Token": ""},
            {**good, "X-CSRF-Token": other.csrf_token},
            {**good, "Origin": "https://evil.example"},
            {**cookie, "X-CSRF-Token": user.csrf_token},
        ]
        for headers in bad:
            reply = await Client(headers).patch("/auth/me", {"name": "Eve"})
            assert (reply.status, reply.error["code"]) == (403, "CSRF_FAILED")
        assert (await Client(good).patch("/auth/me", {"name": "Ada"})).status == 200

    async def test_are_for_nobody_who_is_not_logged_in(self) -> None:
        assert (await Client(browser()).patch("/auth/me", {})).status == 401

    async def test_find_the_token_again_after_the_page_was_loaded_again(self) -> None:
        user = await sign_up()
        reply = await Client({"Cookie": user.cookie}).get("/auth/csrf")
        assert reply.data == {"csrf_token": user.csrf_token}


class TestRefresh:
    async def test_gives_a_new_cookie_and_ends_the_one_before(self) -> None:
        user = await sign_up()
        renewed = await user.post("/auth/refresh")
        assert renewed.status == 200
        assert (await user.get("/auth/me")).status == 401
        assert (await LoggedIn(renewed).get("/auth/me")).status == 200


class TestSessions:
    async def test_are_listed_and_ended_one_by_one(self) -> None:
        user = await sign_up()
        phone = LoggedIn(await login(user.email))
        newest, oldest = (await user.get("/auth/sessions")).rows
        assert (newest["current"], oldest["current"]) == (False, True)
        assert (await user.delete(f"/auth/sessions/{newest['id']}")).status == 204
        assert (await user.delete(f"/auth/sessions/{newest['id']}")).status == 404
        assert (await phone.get("/auth/me")).status == 401
        assert (await user.get("/auth/me")).status == 200

    async def test_are_ended_by_nobody_else(self) -> None:
        user, other = await sign_up(), await sign_up()
        (row,) = (await user.get("/auth/sessions")).rows
        assert (await other.delete(f"/auth/sessions/{row['id']}")).status == 404
        assert (await user.get("/auth/me")).status == 200

    async def test_end_at_once_when_their_user_logs_out(self) -> None:
        user = await sign_up()
        reply = await user.post("/auth/logout")
        assert reply.status == 204
        assert "Max-Age=0" in reply.headers["set-cookie"]
        assert (await user.get("/auth/me")).status == 401
        assert (await user.post("/auth/logout")).status == 204
        assert (await anybody.post("/auth/logout")).status == 401

    async def test_end_on_every_device_with_logout_all(self) -> None:
        user = await sign_up()
        phone = LoggedIn(await login(user.email))
        assert (await user.post("/auth/logout-all")).status == 204
        assert (await phone.get("/auth/me")).status == 401


class TestMe:
    async def test_needs_a_session(self) -> None:
        reply = await anybody.get("/auth/me")
        assert reply.status == 401
        assert reply.headers["www-authenticate"]
        assert (await Client({"Cookie": "session=x"}).get("/auth/me")).status == 401

    async def test_shows_and_changes_the_profile(self) -> None:
        user = await sign_up()
        changed = await user.patch("/auth/me", {"name": "Grace"})
        assert (changed.data["id"], changed.data["name"]) == (user.id, "Grace")
        assert (await user.get("/auth/me")).data == changed.data
        refused = await user.patch("/auth/me", {"email": new_email()})
        assert refused.error["field"] == "email"

    async def test_changes_the_password_and_ends_the_other_sessions(self) -> None:
        user = await sign_up()
        other = LoggedIn(await login(user.email))
        sent = {"current_password": PASSWORD, "new_password": "four-green-bottles"}
        assert (await user.post("/auth/change-password", sent)).status == 204
        assert (await user.get("/auth/me")).status == 200
        assert (await other.get("/auth/me")).status == 401
        assert (await login(user.email)).status == 401

    async def test_deletes_the_account(self) -> None:
        user = await sign_up()
        assert (await user.delete("/auth/me", {"password": "wrong"})).status == 401
        assert (await user.delete("/auth/me", {"password": PASSWORD})).status == 204
        assert (await user.get("/auth/me")).status == 401
