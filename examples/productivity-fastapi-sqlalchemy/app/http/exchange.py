"""One request and its answer: what every route may need to know."""

import re
from collections.abc import Callable
from time import perf_counter

from starlette.types import Message, Scope, Send

from app.auth.authenticate import Claims, identify, load_caller
from app.auth.caller import Caller
from app.auth.operations import operations
from app.http.answer import Answer
from app.http.client_address import address_key, client_address, is_encrypted
from app.http.cors import allowed_origin, preflight
from app.http.errors import invalid, not_found, unauthorized
from app.http.fallback import fallback
from app.http.https_only import require_https
from app.http.message import IncomingMessage
from app.http.parameters import path_of, target_of
from app.http.rate_limit import take_token
from app.http.request_id import request_id_of
from app.http.security_headers import SECURITY_HEADERS
from app.logger import logger

_AUTH_PATH = "/api/v1/auth"
_HEALTH_PATHS = frozenset({"/health/live", "/health/ready"})
_WITHOUT_BODY = (204, 304)

# No path of ours looks otherwise, and frameworks differ in what they make of escapes or a last /.
_PLAIN_PATH = re.compile(r"[\w./-]*[\w.-]", re.ASCII)

_LIMITS = {
    f"{operation.method} {_AUTH_PATH}{operation.path}": operation.limit
    for operation in operations
    if operation.limit
}


def _read_headers(scope: Scope) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, text = name.decode("latin-1"), value.decode("latin-1")
        # Proxies take cookies apart.
        between = "; " if key == "cookie" else ", "
        headers[key] = f"{headers[key]}{between}{text}" if key in headers else text
    return headers


def _always_connected() -> bool:
    return True


class Exchange:
    """One request, and the one answer that it gets."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._send = send
        self._started_at = perf_counter()
        self._claims: Claims | None = None
        self._refusal: Exception | None = None
        self._answered = False
        headers = _read_headers(scope)
        encrypted = is_encrypted(scope, headers)
        self.message = IncomingMessage(scope["method"], target_of(scope), headers, encrypted)
        self.path = path_of(self.message.url)
        self.address = client_address(scope, headers)
        self.request_id = request_id_of(headers.get("x-request-id"))
        # Sent with every answer, errors too.
        self.answer_headers = {**SECURITY_HEADERS, "X-Request-Id": self.request_id}
        if self.path.startswith(f"{_AUTH_PATH}/"):
            self.answer_headers["Cache-Control"] = "no-store"

    async def admit(self) -> Answer | None:
        """Everything that comes before the route; an answer where it ends the request."""
        message, path = self.message, self.path
        method, headers = message.method, message.headers
        if not headers.get("host") and self._scope["http_version"] == "1.1":
            self.answer_headers["Connection"] = "close"
            raise invalid("Host", "Required")
        self.answer_headers |= allowed_origin(headers)
        # Hosts ask for health inside their network, plainly and often.
        if path in _HEALTH_PATHS and method != "OPTIONS":
            return None
        early = require_https(method, message.url, headers.get("host", ""), message.encrypted)
        answer = early or preflight(method, headers)
        if answer:
            return answer
        await self._identify()
        await self._take_token()
        if not _PLAIN_PATH.fullmatch(path):
            raise not_found()
        return fallback("OPTIONS", path) if method == "OPTIONS" else None

    async def authenticate(self) -> Caller:
        """The caller of a route that needs one, else 401."""
        if self._refusal:
            raise self._refusal
        if self._claims is None:
            raise unauthorized()
        return await load_caller(self._claims, self.message)

    async def reply(self, answer: Answer) -> None:
        """Sends the answer, unless there was one in the meantime."""
        if self._answered:
            return
        self._answered = True
        await self._send(self._start_of(answer))
        body = b"" if self.message.method == "HEAD" else answer.body
        await self._send({"type": "http.response.body", "body": body})
        self._log(answer.status)

    def _start_of(self, answer: Answer) -> Message:
        headers = {**self.answer_headers, **answer.headers}
        if answer.status not in _WITHOUT_BODY:
            headers["Content-Length"] = str(len(answer.body))
        pairs = [
            (name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()
        ]
        return {"type": "http.response.start", "status": answer.status, "headers": pairs}

    async def _identify(self) -> None:
        # A bad token counts only where a token is needed: an unknown route is 404 to everyone.
        try:
            self._claims = await identify(self.message)
        except Exception as refusal:
            self._refusal = refusal

    async def _take_token(self) -> None:
        # HEAD is served as GET.
        method = "GET" if self.message.method == "HEAD" else self.message.method
        policy = _LIMITS.get(f"{method} {self.path}", "default")
        user = self._claims.user_id if self._claims and policy == "default" else None
        self.answer_headers |= await take_token(policy, user or address_key(self.address))

    def _log(self, status: int) -> None:
        """The line of the access log, without the query: it may hold what nobody should read."""
        connected: Callable[[], bool] = self._scope.get("extensions", {}).get(
            "connected", _always_connected
        )
        logger.info(
            request_id=self.request_id,
            method=self.message.method,
            path=self.path,
            # What nginx writes when the client has left.
            status=status if connected() else 499,
            duration_ms=round((perf_counter() - self._started_at) * 1_000, 1),
            address=self.address,
        )
