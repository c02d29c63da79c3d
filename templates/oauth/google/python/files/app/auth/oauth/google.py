"""Google."""

from app.auth.oauth.provider import Client, Provider
from app.auth.oauth.set_up import all_or_none, issuer_of
from app.env import env

_variables = all_or_none(
    "Google",
    {
        "GOOGLE_CLIENT_ID": env.GOOGLE_CLIENT_ID,
        "GOOGLE_CLIENT_SECRET": env.GOOGLE_CLIENT_SECRET,
    },
)


def _client() -> Client | None:
    if _variables is None:
        return None
    secret = _variables["GOOGLE_CLIENT_SECRET"]
    return Client(
        issuer=issuer_of("GOOGLE_ISSUER", env.GOOGLE_ISSUER),
        id=_variables["GOOGLE_CLIENT_ID"],
        app_ids=env.GOOGLE_APP_CLIENT_IDS,
        secret=lambda: secret,
    )


google = Provider(
    name="google",
    label="Google",
    scope="openid email profile",
    response_mode="query",
    client=_client(),
)
