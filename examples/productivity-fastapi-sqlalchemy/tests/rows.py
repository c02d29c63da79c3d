"""Rows for tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from urllib.parse import urlencode
from uuid import uuid4

from app.database.sample_rows import owned_row, with_ids
from app.database.samples import samples
from tests.api import Row
from tests.people import User, sign_up, sign_up_admin


@dataclass(frozen=True, slots=True)
class Recipe:
    """How rows of a resource are made."""

    # Whether only admins write it.
    is_public: bool
    # Fields whose values must differ from row to row, with their types.
    unique: Mapping[str, str]
    # What its rows are made with, where clients cannot make them alone.
    made_with: str | None


RECIPES: dict[str, Recipe] = {
    "projects": Recipe(
        is_public=False,
        unique={},
        made_with=None,
    ),
    "tasks": Recipe(
        is_public=False,
        unique={},
        made_with=None,
    ),
}

_counter = count(1)
_admins: list[User] = []


def _new_value(kind: str) -> object:
    """A value that no row has yet."""
    number = next(_counter)
    moment = datetime.fromtimestamp(0, UTC) + timedelta(days=number, seconds=number)
    shown = moment.isoformat()
    values: dict[str, object] = {
        "string": str(number),
        "date": shown[:10],
        "time": shown[11:19],
        "timestamp": f"{shown[:19]}Z",
        "uuid": str(uuid4()),
    }
    return values.get(kind, number)


async def sign_up_for(resource: str) -> User:
    """Somebody who may write the resource."""
    return await (sign_up_admin() if RECIPES[resource].is_public else sign_up())


async def body_for(resource: str, user: User) -> Row:
    """A body that creates a row; the rows that it refers to are created first."""

    async def find(target: str, _place: int) -> str:
        if target == "users":
            return (await sign_up()).id
        return str((await create(target, user))["id"])

    source = samples[resource]
    row, _ = owned_row(source, source.rows[0])
    unique = {name: _new_value(kind) for name, kind in RECIPES[resource].unique.items()}
    return await with_ids({**row, **unique}, source.references, find)


async def _one_admin() -> User:
    if not _admins:
        _admins.append(await sign_up_admin())
    return _admins[0]


async def create(resource: str, user: User) -> Row:
    """Creates a row of the user, or of an admin where only they may."""
    recipe = RECIPES[resource]
    if recipe.made_with:
        made = await create(recipe.made_with, user)
        return dict(made["items"][0])
    writer = await _one_admin() if recipe.is_public else user
    return (await writer.post(f"/{resource}", await body_for(resource, writer))).data


def filter_of(field: str, value: object) -> str:
    """The parameter that finds the rows with this value."""
    if value is None:
        return f"{field}_null=true"
    return urlencode({field: str(value).lower() if isinstance(value, bool) else value})
