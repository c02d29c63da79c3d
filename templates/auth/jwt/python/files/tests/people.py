"""Users for tests."""

from uuid import uuid4

from app.database import tables
from tests.api import Client, anybody

PASSWORD = "three-green-bottles"


class User(Client):
    """Somebody who is logged in."""

    def __init__(self, user_id: str, email: str, access_token: str, refresh_token: str) -> None:
        super().__init__({"Authorization": f"Bearer {access_token}"})
        self.id = user_id
        self.email = email
        self.refresh_token = refresh_token


async def sign_up() -> User:
    """Somebody who has just registered."""
    email = f"{uuid4()}@example.com"
    reply = await anybody.post("/auth/register", {"email": email, "password": PASSWORD})
    data = reply.data
    return User(data["user"]["id"], email, data["access_token"], data["refresh_token"])


async def sign_up_admin() -> User:
    """Somebody who may write what everybody reads."""
    user = await sign_up()
    await tables.users.update({"id": user.id}, {"role": "admin"})
    return user
