"""Apple."""

from typing import Any

import orjson

from app.auth.oauth.apple_secret import Signer, read_key
from app.auth.oauth.provider import Client, Parameters, Provider
from app.auth.oauth.set_up import all_or_none, issuer_of
from app.env import env, refuse

_variables = all_or_none(
    "Apple",
    {
        "APPLE_CLIENT_ID": env.APPLE_CLIENT_ID,
        "APPLE_TEAM_ID": env.APPLE_TEAM_ID,
        "APPLE_KEY_ID": env.APPLE_KEY_ID,
        "APPLE_PRIVATE_KEY": env.APPLE_PRIVATE_KEY,
    },
)


def _client() -> Client | None:
    if _variables is None:
        return None
    key = read_key(_variables["APPLE_PRIVATE_KEY"])
    if key is None:
        refuse(["APPLE_PRIVATE_KEY must be a P-256 key in PEM"])
    signer = Signer(
        issuer=issuer_of("APPLE_ISSUER", env.APPLE_ISSUER),
        client_id=_variables["APPLE_CLIENT_ID"],
        team_id=_variables["APPLE_TEAM_ID"],
        key_id=_variables["APPLE_KEY_ID"],
        key=key,
    )
    return Client(
        issuer=signer.issuer,
        id=signer.client_id,
        app_ids=env.APPLE_APP_CLIENT_IDS,
        secret=signer.sign_secret,
    )


def _parse(text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return None


def _name_in(form: Parameters) -> str | None:
    """Apple tells a name once, beside the code: nobody has signed it, so it is only a name."""
    user = _parse(form.get("user", ""))
    name = user.get("name") if isinstance(user, dict) else None
    if not isinstance(name, dict):
        return None
    words = [name.get("firstName"), name.get("lastName")]
    return " ".join(word for word in words if isinstance(word, str) and word)


apple = Provider(
    name="apple",
    label="Apple",
    scope="name email openid",
    response_mode="form_post",
    client=_client(),
    name_in=_name_in,
)
