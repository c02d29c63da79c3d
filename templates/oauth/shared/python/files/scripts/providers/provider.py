import hashlib
import secrets
import time
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

from scripts.providers.pages import login_page
from scripts.providers.server import (
    LoginServer,
    Reply,
    form_reply,
    json_reply,
    page_reply,
    redirect,
)

Claims = Mapping[str, Any]
Parameters = Mapping[str, str]

_LASTS_SECONDS = 60 * 60


@dataclass(frozen=True, slots=True)
class _Grant:
    asked: Parameters
    claims: Claims


def _s256(text: str) -> str:
    return urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


def _is_right(form: Parameters, asked: Parameters) -> bool:
    """Whether a request for tokens is by whoever was asked for, as it was begun."""
    same = all(form.get(name) == asked.get(name) for name in ("client_id", "redirect_uri"))
    is_begun = _s256(form.get("code_verifier", "")) == asked.get("code_challenge")
    return same and is_begun and "client_secret" in form


def _person_in(form: Parameters) -> Claims:
    """Whoever says who they are; the same email is the same person again."""
    email = form.get("email", "")
    claims = {"sub": _s256(email.lower()), "email": email, "email_verified": True}
    return {**claims, "name": form["name"]} if form.get("name") else claims


class StandIn:
    """An OpenID provider on this machine that lets everybody in."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._grants: dict[str, _Grant] = {}
        self._server = LoginServer(self._answer)
        self.issuer = f"http://127.0.0.1:{self._server.server_port}"
        # Whether it hangs up on everybody.
        self.is_down = False
        Thread(target=self._server.serve_forever, daemon=True).start()

    @cached_property
    def _key(self) -> RSAKey:
        return RSAKey.generate_key(2048, {"kid": "stand-in", "use": "sig"})

    def allow(self, address: str, who: Claims, **spoilt: object) -> dict[str, str]:
        """What a browser brings back that was sent to this address."""
        asked = dict(parse_qsl(urlsplit(address).query))
        code = secrets.token_urlsafe(24)
        claims = {**who, "aud": asked["client_id"], "nonce": asked["nonce"], **spoilt}
        self._grants[code] = _Grant(asked, claims)
        return {"code": code, "state": asked["state"]}

    def id_token(self, claims: Claims) -> str:
        """An ID token with these claims."""
        now = int(time.time())
        times = {"iat": now, "exp": now + _LASTS_SECONDS}
        header = {"alg": "RS256", "kid": self._key.kid}
        return jwt.encode(header, {"iss": self.issuer, **times, **claims}, self._key)

    def _answer(self, method: str, target: str, form: Parameters) -> Reply | None:
        if self.is_down:
            return None
        match urlsplit(target).path:
            case "/.well-known/openid-configuration":
                return json_reply(self._discovery())
            case "/keys":
                return json_reply({"keys": [self._key.as_dict(private=False)]})
            case "/token":
                return self._tokens(form)
            case "/authorize" if method == "GET":
                return page_reply(login_page(self._label, target))
            case "/authorize":
                return self._back(target, form)
            case _:
                return json_reply({"error": "not_found"}, 404)

    def _discovery(self) -> dict[str, str]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }

    def _tokens(self, form: Parameters) -> Reply:
        code = form.get("code", "")
        grant = self._grants.pop(code, None)
        if grant is None or not _is_right(form, grant.asked):
            return json_reply({"error": "invalid_grant"}, 400)
        token = {"access_token": code, "token_type": "Bearer", "expires_in": 60}
        return json_reply({**token, "id_token": self.id_token(grant.claims)})

    def _back(self, target: str, form: Parameters) -> Reply:
        """Sends a browser back in the way that was asked for."""
        asked = dict(parse_qsl(urlsplit(target).query))
        if form.get("answer") == "allow":
            parameters = self.allow(target, _person_in(form))
        else:
            parameters = {"error": "access_denied", "state": asked.get("state", "")}
        way = form_reply if asked.get("response_mode") == "form_post" else redirect
        return way(asked["redirect_uri"], parameters)
