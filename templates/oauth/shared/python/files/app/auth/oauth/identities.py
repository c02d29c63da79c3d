"""The accounts at others that belong to a user."""

from app.auth.caller import Caller
from app.auth.oauth.accounts import find_identity
from app.auth.oauth.provider import Person
from app.auth.oauth.providers import provider_name
from app.auth.oauth.schema import Identity
from app.auth.sessions import end_sessions
from app.database import database_fault, tables, transaction
from app.database.table import not_
from app.database.tables import IdentityRow
from app.http.errors import conflict, not_found
from app.http.values import show_timestamp


def present(row: IdentityRow) -> Identity:
    """An identity as its user sees it."""
    return {
        "id": row.id,
        "provider": provider_name(row.provider),
        "email": row.email,
        "created_at": show_timestamp(row.created_at),
    }


async def list_identities(caller: Caller) -> list[IdentityRow]:
    """The identities of a user, the newest first."""
    return await tables.identities.newest({"user_id": caller.user_id})


async def link(caller: Caller, person: Person) -> tuple[Identity, bool]:
    """Lets the caller log in as this person too; and whether they could not before."""
    row = {
        "user_id": caller.user_id,
        "provider": person.provider,
        "subject": person.subject,
        "email": person.email,
    }
    try:
        return present(await tables.identities.insert(row)), True
    except Exception as error:
        fault = database_fault(error)
        if fault is None or fault.kind != "unique":
            raise
    found = await find_identity(tables, person)
    if found is None or found.user_id != caller.user_id:
        raise conflict("Another account is linked to it")
    return present(found), False


async def unlink(caller: Caller, identity_id: str) -> None:
    """Takes an identity away, and ends every other session: whoever logged in with it is out."""
    own = {"user_id": caller.user_id}
    async with transaction() as db:
        # Locks the user: of two that are taken away at once, the other one waits here.
        await db.users.update({"id": caller.user_id}, {"id": caller.user_id})
        if await db.identities.find({**own, "id": identity_id}) is None:
            raise not_found()
        user = await db.users.find({"id": caller.user_id})
        other = await db.identities.find({**own, "id": not_(identity_id)})
        if user and user.password_hash is None and other is None:
            raise conflict("It is the last way to log in: link another account first")
        await db.identities.delete({"id": identity_id})
        await end_sessions(db, caller.user_id, except_id=caller.session_id)
