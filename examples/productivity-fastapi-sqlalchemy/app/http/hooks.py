"""What FastAPI does around and before the functions of routes."""

from typing import Annotated, Any

from fastapi import Depends, Request, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from app.auth.caller import Caller, require_admin
from app.http.answer import Answer, id_of
from app.http.body import BodyKind, read_body
from app.http.deadline import Deadline
from app.http.errors import ApiError, service_unavailable
from app.http.exchange import Exchange
from app.http.failure import failure
from app.http.fallback import fallback

# Shorter than the five seconds that clients are promised: waits for a pool, locks and a database
# add up.
_LATE_SECONDS = 4.5


class _Sent(Response):
    """An answer of ours in FastAPI's terms."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(status_code=answer.status)
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        exchange: Exchange = scope["state"]["exchange"]
        await exchange.reply(self._answer)


def send(answer: Answer) -> Response:
    """The answer of a route."""
    return _Sent(answer)


def _answer_to(error: Exception, exchange: Exchange) -> Answer:
    if isinstance(error, HTTPException) and error.status_code in (404, 405):
        try:
            return fallback(exchange.message.method, exchange.path)
        except ApiError as refused:
            return failure(refused, exchange.request_id)
    return failure(error, exchange.request_id)


class ExchangeMiddleware:
    """Everything that all routes have in common."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers every request, once and in time."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = Exchange(scope, send)

        async def late() -> None:
            await exchange.reply(failure(service_unavailable(), exchange.request_id))

        deadline = Deadline(_LATE_SECONDS, late)
        state = {**scope.get("state", {}), "exchange": exchange, "deadline": deadline}
        sent = exchange.message.method
        method = "GET" if sent == "HEAD" else sent
        with deadline.running():
            try:
                answer = await exchange.admit()
                if answer is None:
                    await self._app({**scope, "method": method, "state": state}, receive, send)
                else:
                    await exchange.reply(answer)
            except Exception as error:
                await exchange.reply(_answer_to(error, exchange))


def exchange_of(request: Request) -> Exchange:
    """What is known of the request."""
    exchange: Exchange = request.state.exchange
    return exchange


async def authenticate(request: Request) -> Caller:
    """The caller of a route that needs one."""
    return await exchange_of(request).authenticate()


async def admins_write(request: Request) -> None:
    """For routes that anyone reads and admins write."""
    if request.method != "GET":
        await require_admin(await authenticate(request))


async def body_of(request: Request, kind: BodyKind) -> Any:
    """The body of a request, of the kind that a route takes."""
    deadline: Deadline = request.state.deadline
    # The client may take longer to send its body.
    with deadline.paused():
        return await read_body(exchange_of(request).message.headers, request.receive, kind)


async def _json_body(request: Request) -> Any:
    return await body_of(request, "json")


async def _row_id(request: Request) -> str:
    return id_of(request.path_params["id"])


async def _url(request: Request) -> str:
    return exchange_of(request).message.url


SignedIn = Annotated[Caller, Depends(authenticate)]
Body = Annotated[Any, Depends(_json_body)]
RowId = Annotated[str, Depends(_row_id)]
Url = Annotated[str, Depends(_url)]
