"""Who logs in to which account."""

from datetime import UTC, datetime

from app.auth.oauth.provider import Person
from app.auth.service import LoggedIn, present
from app.auth.sessions import open_session
from app.database import Tables, database_fault, tables, transaction
from app.database.tables import IdentityRow
from app.http.errors import conflict, forbidden, unauthorized
from app.http.message import IncomingMessage


async def find_identity(db: Tables, person: Person) -> IdentityRow | None:
    """The identity that somebody has proved: known by its subject, never by the email."""
    return await db.identities.find({"provider": person.provider, "subject": person.subject})


async def _add_user(db: Tables, person: Person) -> str:
    if person.email is None:
        raise forbidden("The provider has not verified an email address of this account")
    user = await db.users.insert({"email": person.email, "name": person.name})
    await db.identities.insert(
        {
            "user_id": user.id,
            "provider": person.provider,
            "subject": person.subject,
            "email": person.email,
        }
    )
    return user.id


async def _user_of(db: Tables, person: Person) -> str:
    identity = await find_identity(db, person)
    if identity is None:
        return await _add_user(db, person)
    if person.email is not None:
        await db.identities.update({"id": identity.id}, {"email": person.email})
    return identity.user_id


async def _enter(person: Person, message: IncomingMessage) -> LoggedIn:
    async with transaction() as db:
        user_id = await _user_of(db, person)
        await db.users.update({"id": user_id}, {"last_login": datetime.now(UTC)})
        user = await db.users.find({"id": user_id})
        if user is None:
            raise unauthorized()
        return LoggedIn(present(user), await open_session(db, user_id, message))


async def log_in_as(person: Person, message: IncomingMessage) -> LoggedIn:
    """Logs somebody in, who gets an account with the first login."""
    try:
        return await _enter(person, message)
    except Exception as error:
        fault = database_fault(error)
        if fault is None or fault.kind != "unique":
            raise
    # Of two first logins at once one was faster.
    if await find_identity(tables, person):
        return await _enter(person, message)
    raise conflict("An account has this email: log in to it, then link this one", "email")
