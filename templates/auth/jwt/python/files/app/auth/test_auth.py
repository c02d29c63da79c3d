"""Logging in and out."""

from uuid import uuid4

import pytest

from tests.api import Client, anybody
from tests.people import PASSWORD, sign_up


def new_email() -> str:
    return f"{uuid4()}@example.com"


def bearer(token: object) -> Client:
    return Client({"Authorization": f"Bearer {token}"})


class TestRegister:
    async def test_registers_and_logs_in(self) -> None:
        email = new_email()
        sent = {"email": f" {email.upper()} ", "password": PASSWORD, "name": "Ada"}
        reply = await anybody.post("/auth/register", sent)
        assert reply.status == 201
        assert reply.headers["cache-control"] == "no-store"
        user = reply.data["user"]
        assert user | {"email": email, "name": "Ada", "role": "user"} == user
        assert "password_hash" not in user
        assert (reply.data["token_type"], reply.data["expires_in"]) == ("Bearer", 900)

    async def test_refuses_a_second_account_with_the_same_email(self) -> None:
        user = await sign_up()
        sent = {"email": user.email, "password": PASSWORD}
        reply = await anybody.post("/auth/register", sent)
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
        reply = await anybody.post("/auth/register", sent)
        assert reply.status == 400
        assert (reply.error["code"], reply.error["field"]) == ("VALIDATION_ERROR", field)


class TestLogin:
    async def test_logs_in(self) -> None:
        user = await sign_up()
        reply = await anybody.post("/auth/login", {"email": user.email, "password": PASSWORD})
        assert reply.status == 200
        shown = reply.data["user"]
        assert (shown["id"], shown["email"]) == (user.id, user.email)
        assert shown["last_login"]

    async def test_answers_a_wrong_password_and_an_unknown_email_alike(self) -> None:
        user = await sign_up()
        wrong = await anybody.post("/auth/login", {"email": user.email, "password": "another one"})
        unknown = await anybody.post("/auth/login", {"email": new_email(), "password": PASSWORD})
        assert (wrong.status, unknown.status) == (401, 401)
        assert wrong.error["code"] == "INVALID_CREDENTIALS"
        assert wrong.error | {"request_id": ""} == unknown.error | {"request_id": ""}


class TestRefresh:
    async def test_gives_new_tokens_for_a_refresh_token_once(self) -> None:
        sent = {"refresh_token": (await sign_up()).refresh_token}
        renewed = await anybody.post("/auth/refresh", sent)
        assert renewed.status == 200
        assert renewed.data["refresh_token"] != sent["refresh_token"]

        reused = await anybody.post("/auth/refresh", sent)
        assert reused.status == 401
        assert reused.error["code"] == "TOKEN_REUSED"
        # Somebody has a copy: nobody stays logged in with this family of tokens.
        assert (await bearer(renewed.data["access_token"]).get("/auth/me")).status == 401


class TestLogout:
    async def test_ends_the_session_at_once(self) -> None:
        user = await sign_up()
        assert (await user.post("/auth/logout", {})).status == 204
        assert (await user.get("/auth/me")).status == 401

    async def test_ends_every_session_with_logout_all(self) -> None:
        user = await sign_up()
        other = await anybody.post("/auth/login", {"email": user.email, "password": PASSWORD})
        assert (await user.post("/auth/logout-all")).status == 204
        assert (await bearer(other.data["access_token"]).get("/auth/me")).status == 401


class TestMe:
    async def test_needs_a_token_that_is_valid(self) -> None:
        reply = await anybody.get("/auth/me")
        assert reply.status == 401
        assert "Bearer" in reply.headers["www-authenticate"]
        assert (await bearer("no.such.token").get("/auth/me")).status == 401

    async def test_shows_and_changes_the_profile(self) -> None:
        user = await sign_up()
        changed = await user.patch("/auth/me", {"name": "Grace"})
        assert (changed.data["id"], changed.data["name"]) == (user.id, "Grace")
        assert (await user.get("/auth/me")).data == changed.data
        refused = await user.patch("/auth/me", {"email": new_email()})
        assert refused.error["field"] == "email"

    async def test_changes_the_password_and_ends_the_other_sessions(self) -> None:
        user = await sign_up()
        credentials = {"email": user.email, "password": PASSWORD}
        other = (await anybody.post("/auth/login", credentials)).data
        sent = {"current_password": PASSWORD, "new_password": "four-green-bottles"}
        assert (await user.post("/auth/change-password", sent)).status == 204
        assert (await user.get("/auth/me")).status == 200
        assert (await bearer(other["access_token"]).get("/auth/me")).status == 401
        assert (await anybody.post("/auth/login", credentials)).status == 401

    async def test_deletes_the_account(self) -> None:
        user = await sign_up()
        assert (await user.delete("/auth/me", {"password": "wrong"})).status == 401
        assert (await user.delete("/auth/me", {"password": PASSWORD})).status == 204
        assert (await user.get("/auth/me")).status == 401
