"""Logging in and out, and the account of the caller."""

from fastapi import APIRouter, Request, Response

from app.auth import schema, service
from app.http.answer import NO_CONTENT, expected_row, ok, one
from app.http.hooks import Body, SignedIn, send
from app.http.validate import NOTHING, validate

router = APIRouter()


@router.post("/register")
async def register(body: Body) -> Response:
    sent = validate(schema.register_input, body)
    return send(ok(await service.register(sent), 201, {"Location": "/api/v1/auth/me"}))


@router.post("/login")
async def login(body: Body) -> Response:
    sent = validate(schema.login_input, body)
    return send(ok(await service.login(sent)))


@router.post("/refresh")
async def refresh(body: Body) -> Response:
    sent = validate(schema.refresh_input, body)
    return send(ok(await service.refresh(sent["refresh_token"])))


@router.post("/logout")
async def logout(body: Body, request: Request) -> Response:
    sent = validate(schema.logout_input, {} if body is NOTHING else body)
    await service.logout(request.headers.get("authorization"), sent.get("refresh_token"))
    return send(NO_CONTENT)


@router.post("/logout-all")
async def logout_all(caller: SignedIn, _: Body) -> Response:
    await service.logout_all(caller)
    return send(NO_CONTENT)


@router.post("/change-password")
async def change_password(caller: SignedIn, body: Body) -> Response:
    sent = validate(schema.change_password_input, body)
    await service.change_password(caller, sent["current_password"], sent["new_password"])
    return send(NO_CONTENT)


@router.get("/me")
async def read_me(caller: SignedIn, request: Request) -> Response:
    user = await service.me(caller)
    return send(one(user, request.headers.get("if-none-match")))


@router.patch("/me")
async def update_me(caller: SignedIn, body: Body, request: Request) -> Response:
    changes = validate(schema.profile_input, body)
    await expected_row(request.headers, lambda: service.me(caller))
    return send(one(await service.update_me(caller, changes)))


@router.delete("/me")
async def delete_me(caller: SignedIn, body: Body) -> Response:
    sent = validate(schema.delete_input, body)
    await service.delete_me(caller, sent["password"])
    return send(NO_CONTENT)
