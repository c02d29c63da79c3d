"""Everything below /auth."""

from app.auth import schema, service
from app.auth.caller import Caller
from app.auth.login import admit_login, logged_in
from app.auth.operation import AuthRequest, OpenOperation, Operation, OwnOperation
from app.auth.session_operations import session_operations
from app.http.answer import NO_CONTENT, Answer, expected_row, one
from app.http.validate import validate


async def _register(request: AuthRequest) -> Answer:
    sent = validate(schema.register_input, request.body)
    admit_login(request.message)
    done = await service.register(sent, request.message)
    return logged_in(done.user, done.session, 201, {"Location": "/api/v1/auth/me"})


async def _login(request: AuthRequest) -> Answer:
    sent = validate(schema.login_input, request.body)
    admit_login(request.message)
    done = await service.login(sent, request.message)
    return logged_in(done.user, done.session)


async def _change_password(request: AuthRequest, caller: Caller) -> Answer:
    sent = validate(schema.change_password_input, request.body)
    await service.change_password(caller, sent["current_password"], sent["new_password"])
    return NO_CONTENT


async def _me(request: AuthRequest, caller: Caller) -> Answer:
    return one(await service.me(caller), request.message.headers.get("if-none-match"))


async def _update_me(request: AuthRequest, caller: Caller) -> Answer:
    changes = validate(schema.profile_input, request.body)
    await expected_row(request.message.headers, lambda: service.me(caller))
    return one(await service.update_me(caller, changes))


async def _delete_me(request: AuthRequest, caller: Caller) -> Answer:
    sent = validate(schema.delete_input, request.body)
    await service.delete_me(caller, sent.get("password"))
    return NO_CONTENT


operations: list[Operation] = [
    OpenOperation("POST", "/register", _register, limit="register"),
    OpenOperation("POST", "/login", _login, limit="login"),
    *session_operations,
    OwnOperation("POST", "/change-password", _change_password),
    OwnOperation("GET", "/me", _me),
    OwnOperation("PATCH", "/me", _update_me),
    OwnOperation("DELETE", "/me", _delete_me),
]
