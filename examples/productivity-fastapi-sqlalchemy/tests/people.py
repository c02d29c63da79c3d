"""Users for tests."""

from uuid import uuid4

from app.database import tables
from tests.api import Client, Headers, Reply, anybody

PASSWORD = "three-green-bottles"


def browser() -> Headers:
    """What a browser sends by itself from a page of this server."""
    return {}


class LoggedIn(Client):
    """Calls as whoever an answer has logged in."""

    def __init__(self, reply: Reply) -> None:
        super().__init__({"Authorization": f"Bearer {reply.data['access_token']}"})
        self.refresh_token = str(reply.data["refresh_token"])


class User(LoggedIn):
    """Somebody who is logged in."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply)
        self.id = str(reply.data["user"]["id"])
        self.email = str(reply.data["user"]["email"])


async def sign_up() -> User:
    """Somebody who has just registered."""
    sent = {"email": f"{uuid4()}@example.com", "password": PASSWORD}
    return User(await anybody.post("/auth/register", sent))


async def sign_up_admin() -> User:
    """Somebody who may write what everybody reads."""
    user = await sign_up()
    await tables.users.update({"id": user.id}, {"role": "admin"})
    return user
