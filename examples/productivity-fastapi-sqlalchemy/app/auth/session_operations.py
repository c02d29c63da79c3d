"""Staying logged in, and logging out."""

from app.auth import service
from app.auth.caller import Caller
from app.auth.login import logged_in
from app.auth.operation import AuthRequest, OpenOperation, Operation, OwnOperation
from app.auth.session_schema import logout_input, refresh_input
from app.auth.sessions import end_sessions, logout, rotate
from app.database import tables
from app.http.answer import NO_CONTENT, Answer
from app.http.validate import validate


async def _refresh(request: AuthRequest) -> Answer:
    sent = validate(refresh_input, request.body)
    caller, session = await rotate(sent["refresh_token"])
    return logged_in(await service.me(caller), session)


async def _logout(request: AuthRequest) -> Answer:
    sent = validate(logout_input, request.body)
    await logout(request.message.headers.get("authorization"), sent.get("refresh_token"))
    return NO_CONTENT


async def _logout_all(_: AuthRequest, caller: Caller) -> Answer:
    await end_sessions(tables, caller.user_id)
    return NO_CONTENT


session_operations: list[Operation] = [
    OpenOperation("POST", "/refresh", _refresh, limit="refresh"),
    OpenOperation("POST", "/logout", _logout),
    OwnOperation("POST", "/logout-all", _logout_all),
]
