"""What can be done with an account."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from app.auth.caller import Caller
from app.auth.password import hash_password, verify_password
from app.auth.schema import Credentials, Registration, User
from app.auth.sessions import Session, end_sessions, open_session
from app.database import UserRow, tables, transaction
from app.http.errors import ApiError, invalid, unauthorized
from app.http.message import IncomingMessage
from app.http.rate_limit import reset_tokens, return_token, take_token
from app.http.values import show_timestamp


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """A user with the session that has just begun."""

    user: User
    session: Session


def present(user: UserRow) -> User:
    """A user as the API shows them."""
    return {
        "id": user.id,
        "email": user.email,
        "name": user.name,
        "avatar_url": user.avatar_url,
        "role": "admin" if user.role == "admin" else "user",
        "created_at": show_timestamp(user.created_at),
        "updated_at": show_timestamp(user.updated_at),
        "last_login": None if user.last_login is None else show_timestamp(user.last_login),
    }


def _invalid_credentials() -> ApiError:
    return unauthorized("The email or the password is wrong", "INVALID_CREDENTIALS")


async def _check_password(email: str, password: str) -> UserRow:
    """Refuses a wrong password.

    Each try counts before it is checked, so that many at once gain nothing.
    """
    account = hashlib.sha256(email.encode()).hexdigest()
    await take_token("account", account)
    try:
        user = await tables.users.find({"email": email})
    except Exception:
        # What could not be checked is no failed login, or an outage would lock people out.
        await return_token("account", account)
        raise
    stored_hash = None if user is None else user.password_hash
    matches = await verify_password(password, stored_hash)
    if user is None or not matches:
        raise _invalid_credentials()
    await reset_tokens("account", account)
    return user


async def _find_user(user_id: str) -> UserRow:
    user = await tables.users.find({"id": user_id})
    if user is None:
        raise unauthorized()
    return user


async def register(registration: Registration, message: IncomingMessage) -> LoggedIn:
    """A new user, logged in."""
    password_hash = await hash_password(registration["password"])
    columns = {name: value for name, value in registration.items() if name != "password"}
    async with transaction() as db:
        user = await db.users.insert({**columns, "password_hash": password_hash})
        return LoggedIn(present(user), await open_session(db, user.id, message))


async def login(credentials: Credentials, message: IncomingMessage) -> LoggedIn:
    """A user with a new session."""
    checked = await _check_password(credentials["email"], credentials["password"])
    async with transaction() as db:
        # Nobody gets in with a password that was changed while it was being checked.
        unchanged = {"id": checked.id, "password_hash": checked.password_hash}
        changed = await db.users.update(unchanged, {"last_login": datetime.now(UTC)})
        user = None if changed == 0 else await db.users.find({"id": checked.id})
        if user is None:
            raise _invalid_credentials()
        return LoggedIn(present(user), await open_session(db, user.id, message))


async def me(caller: Caller) -> User:
    """The caller."""
    return present(await _find_user(caller.user_id))


async def update_me(caller: Caller, changes: Mapping[str, object]) -> User:
    """The caller, changed."""
    if changes:
        await tables.users.update({"id": caller.user_id}, changes)
    return await me(caller)


async def change_password(caller: Caller, current_password: str, new_password: str) -> None:
    """Ends every other session: whoever knew the old password is out."""
    user = await _find_user(caller.user_id)
    checked = await _check_password(user.email, current_password)
    password_hash = await hash_password(new_password)
    async with transaction() as db:
        unchanged = {"id": checked.id, "password_hash": checked.password_hash}
        if await db.users.update(unchanged, {"password_hash": password_hash}) == 0:
            raise _invalid_credentials()
        await end_sessions(db, checked.id, except_id=caller.session_id)


async def delete_me(caller: Caller, password: str | None) -> None:
    """Deletes the caller with everything that belongs to them; whoever has a password gives it."""
    user = await _find_user(caller.user_id)
    if password is not None:
        await _check_password(user.email, password)
    elif user.password_hash is not None:
        raise invalid("password", "Required")
    async with transaction() as db:
        await db.users.delete({"id": caller.user_id})
        await end_sessions(db, caller.user_id)
