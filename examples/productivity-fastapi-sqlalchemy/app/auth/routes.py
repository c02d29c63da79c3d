"""Serves everything below /auth, whatever it is."""

from fastapi import APIRouter, Request, Response

from app.auth.operation import AuthRequest, OpenOperation, Operation, OwnOperation
from app.auth.operations import operations
from app.http.hooks import Body, SignedIn, body_of, exchange_of, send
from app.http.validate import NOTHING

router = APIRouter()


def _request(request: Request, body: object) -> AuthRequest:
    return AuthRequest(exchange_of(request).message, request.path_params, body)


def _add_open(operation: OpenOperation) -> None:
    async def answer(request: Request) -> Response:
        body = await body_of(request, operation.body)
        return send(await operation.answer(_request(request, body)))

    router.add_api_route(operation.path, answer, methods=[operation.method])


def _add_own(operation: OwnOperation) -> None:
    async def read(caller: SignedIn, request: Request) -> Response:
        return send(await operation.answer(_request(request, NOTHING), caller))

    async def write(caller: SignedIn, body: Body, request: Request) -> Response:
        return send(await operation.answer(_request(request, body), caller))

    answer = read if operation.method == "GET" else write
    router.add_api_route(operation.path, answer, methods=[operation.method])


def _add(operation: Operation) -> None:
    if isinstance(operation, OpenOperation):
        _add_open(operation)
    else:
        _add_own(operation)


for _operation in operations:
    _add(_operation)
