from typing import Any

from app.auth.password import hash_password
from app.database import tables
from app.database.sample_rows import Samples, owned_row, with_ids
from app.database.samples import samples
from app.resources.task_project.repository import task_project

# Who the sample data belongs to.
_PEOPLE: list[dict[str, Any]] = [
    {
        "email": "demo@example.com",
        "name": "Demo",
    },
]

# Whom to log in as; the others have the same password.
DEMO_EMAIL = "demo@example.com"
DEMO_PASSWORD = "demo-password"


class _Made:
    """The ids of the rows that were made, by resource and place."""

    def __init__(self) -> None:
        self._ids: dict[str, list[str]] = {}

    def ids(self, resource: str) -> list[str]:
        return self._ids.setdefault(resource, [])

    def id(self, resource: str, place: int) -> str:
        return self.ids(resource)[place]


async def _add_users(made: _Made) -> None:
    password_hash = await hash_password(DEMO_PASSWORD)
    for person in _PEOPLE:
        user = await tables.users.insert({**person, "password_hash": password_hash})
        made.ids("users").append(user.id)


async def _add_samples(made: _Made, name: str, resource: Samples) -> None:
    async def find(target: str, place: int) -> str:
        return made.id(target, place)

    for sample in resource.rows:
        row, place = owned_row(resource, sample)
        body = await with_ids(row, resource.references, find)
        added = await resource.create(made.id("users", place), body)
        made.ids(name).append(added["id"])


async def _add_links(made: _Made) -> None:
    for task_id in made.ids("tasks")[:3]:
        await task_project.add(
            made.id("users", 0),
            made.id("projects", 0),
            task_id,
        )


async def seed() -> bool:
    """Adds users to log in as, with sample data; does nothing once there are users."""
    if await tables.users.find({}):
        return False
    made = _Made()
    await _add_users(made)
    for name, resource in samples.items():
        await _add_samples(made, name, resource)
    await _add_links(made)
    return True
