"""Staying logged in, and logging out."""

from dataclasses import replace

from app.auth import service
from app.auth.caller import Caller
from app.auth.cookie import CLEAR_COOKIE, has_cookie, read_cookie
from app.auth.csrf import csrf_token_of, require_token
from app.auth.login import logged_in
from app.auth.operation import AuthRequest, OpenOperation, Operation, OwnOperation
from app.auth.session_schema import SessionRow, session_list
from app.auth.sessions import end_sessions, find_session, renew_session
from app.auth.store import store
from app.auth.stored_session import StoredSession
from app.database import tables
from app.http.answer import NO_CONTENT, Answer, id_of, list_rows, ok
from app.http.errors import invalid, not_found, unauthorized
from app.http.list_query import parse_list_query
from app.http.page import to_page
from app.http.values import show_timestamp

_LOGGED_OUT = replace(NO_CONTENT, headers={"Set-Cookie": CLEAR_COOKIE})


def _present(session: StoredSession, current: str) -> SessionRow:
    return {
        "id": session.id,
        "user_agent": session.user_agent,
        "created_at": show_timestamp(session.created_at),
        "used_at": show_timestamp(session.used_at),
        "expires_at": show_timestamp(session.expires_at),
        "current": session.id == current,
    }


async def _refresh(request: AuthRequest, caller: Caller) -> Answer:
    user = await service.me(caller)
    return logged_in(user, await renew_session(request.message))


async def _logout(request: AuthRequest) -> Answer:
    if not has_cookie(request.message):
        raise unauthorized()
    session = await find_session(tables, request.message)
    if session is None:
        return _LOGGED_OUT
    require_token(request.message, session.proof)
    await store.end(tables, session.user_id, id=session.stored.id)
    return _LOGGED_OUT


async def _logout_all(_: AuthRequest, caller: Caller) -> Answer:
    await end_sessions(tables, caller.user_id)
    return _LOGGED_OUT


async def _csrf(request: AuthRequest, _: Caller) -> Answer:
    proof = read_cookie(request.message)
    if proof is None:
        raise unauthorized()
    return ok({"csrf_token": csrf_token_of(proof)})


async def _list(request: AuthRequest, caller: Caller) -> Answer:
    url = request.message.url
    query = parse_list_query(url, session_list)
    if query.mode == "cursor":
        raise invalid("cursor", "Use page")
    found = await store.list(tables, caller.user_id)
    if not query.sort[0].descending:
        found.reverse()
    rows = [_present(session, caller.session_id) for session in found]
    page = to_page(rows[query.skip :][: query.take], len(rows), query, dict)
    return list_rows(page, query, url)


async def _end(request: AuthRequest, caller: Caller) -> Answer:
    id = id_of(request.params["id"])
    if await store.end(tables, caller.user_id, id=id) == 0:
        raise not_found()
    return _LOGGED_OUT if id == caller.session_id else NO_CONTENT


session_operations: list[Operation] = [
    OwnOperation("POST", "/refresh", _refresh, limit="refresh"),
    OpenOperation("POST", "/logout", _logout),
    OwnOperation("POST", "/logout-all", _logout_all),
    OwnOperation("GET", "/csrf", _csrf),
    OwnOperation("GET", "/sessions", _list),
    OwnOperation("DELETE", "/sessions/{id}", _end),
]
