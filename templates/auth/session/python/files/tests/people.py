"""Users for tests."""

from uuid import uuid4

from app.database import tables
from tests.api import Client, Headers, Reply, anybody, http

PASSWORD = "three-green-bottles"


def browser() -> Headers:
    """What a browser sends by itself from a page of this server."""
    return {"Origin": f"{http.base_url.scheme}://{http.base_url.netloc.decode()}"}


def cookie_of(reply: Reply) -> str:
    """The cookie that an answer sets, as a browser sends it back."""
    return reply.headers["set-cookie"].partition(";")[0]


class LoggedIn(Client):
    """Calls as whoever an answer has logged in."""

    def __init__(self, reply: Reply) -> None:
        self.cookie = cookie_of(reply)
        self.csrf_token = str(reply.data["csrf_token"])
        super().__init__({**browser(), "Cookie": self.cookie, "X-CSRF-Token": self.csrf_token})


class User(LoggedIn):
    """Somebody who is logged in."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply)
        self.id = str(reply.data["user"]["id"])
        self.email = str(reply.data["user"]["email"])


async def sign_up() -> User:
    """Somebody who has just registered."""
    sent = {"email": f"{uuid4()}@example.com", "password": PASSWORD}
    return User(await anybody.post("/auth/register", sent, browser()))


async def sign_up_admin() -> User:
    """Somebody who may write what everybody reads."""
    user = await sign_up()
    await tables.users.update({"id": user.id}, {"role": "admin"})
    return user
