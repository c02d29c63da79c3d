"""What holds for every request."""

import re

import httpx
import pytest

from tests.api import anybody, http


async def register(content: str, content_type: str) -> httpx.Response:
    headers = {"Content-Type": content_type}
    return await http.post("/api/v1/auth/register", content=content, headers=headers)


class TestHealth:
    @pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
    async def test_is_alive_and_ready(self, path: str) -> None:
        assert (await http.get(path)).status_code == 200


class TestDocumentation:
    async def test_describes_every_path(self) -> None:
        document = (await http.get("/openapi.json")).json()
        assert document["openapi"].startswith("3.1.")
        assert "/api/v1/auth/login" in document["paths"]

    async def test_can_be_browsed(self) -> None:
        response = await http.get("/docs")
        assert response.status_code == 200
        assert "text/html" in response.headers["content-type"]

    async def test_shows_how_to_log_in_and_runs_no_script_of_anybody_else(self) -> None:
        response = await http.get("/docs/auth")
        assert response.status_code == 200
        assert "script-src 'self';" in response.headers["content-security-policy"]
        assert (await http.get("/docs/no-such-page")).status_code == 404


class TestErrors:
    async def test_answers_an_unknown_route_with_404(self) -> None:
        reply = await anybody.get("/no-such-thing")
        assert reply.status == 404
        assert reply.error["code"] == "NOT_FOUND"
        assert reply.error["request_id"]

    async def test_answers_a_method_that_a_route_lacks_with_405(self) -> None:
        reply = await anybody.delete("/auth/login")
        assert reply.status == 405
        assert "POST" in reply.headers["allow"]
        assert reply.error["code"] == "METHOD_NOT_ALLOWED"

    async def test_refuses_a_body_that_is_not_json(self) -> None:
        assert (await register("{", "application/json")).status_code == 400
        a_list = await register("[]", "application/json")
        assert a_list.json()["error"]["field"] == "body"
        assert (await register("{}", "text/plain")).status_code == 415

    async def test_refuses_a_body_of_more_than_1_mb(self) -> None:
        email = "x" * 1_100_000
        assert (await register(f'{{"email":"{email}"}}', "application/json")).status_code == 413


class TestHeaders:
    async def test_give_every_answer_an_id_and_keep_one_that_is_sent(self) -> None:
        made = await anybody.get("/no-such-thing")
        assert re.fullmatch(r"[\w-]{8,64}", made.headers["x-request-id"])
        kept = await anybody.get("/no-such-thing", {"X-Request-Id": "request-0001"})
        assert kept.headers["x-request-id"] == "request-0001"
        assert kept.error["request_id"] == "request-0001"

    async def test_protect_browsers(self) -> None:
        headers = (await http.get("/health/live")).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["content-security-policy"]
        assert "server" not in headers
