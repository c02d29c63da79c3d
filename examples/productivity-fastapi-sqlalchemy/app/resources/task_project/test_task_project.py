"""What clients can do with the tasks of projects."""

import pytest

from tests.api import Row, anybody
from tests.people import User, sign_up
from tests.rows import create

PARENT = "projects"
CHILD = "tasks"
MISSING = "00000000-0000-4000-8000-000000000000"


@pytest.fixture(scope="module")
async def user() -> User:
    return await sign_up()


@pytest.fixture(scope="module")
async def path(user: User) -> str:
    parent = await create(PARENT, user)
    return f"/{PARENT}/{parent['id']}/{CHILD}"


@pytest.fixture(scope="module")
async def child(user: User) -> Row:
    return await create(CHILD, user)


@pytest.fixture(scope="module")
def link(path: str, child: Row) -> str:
    return f"{path}/{child['id']}"


async def test_links_as_often_as_it_is_asked_to(
    user: User, path: str, child: Row, link: str
) -> None:
    assert (await user.put(link)).status == 204
    assert (await user.put(link)).status == 204
    reply = await user.get(path)
    assert reply.status == 200
    assert reply.rows == [child]
    assert (reply.pagination["page"], reply.pagination["total"]) == (1, 1)


async def test_takes_a_link_away_as_often_as_it_is_asked_to(
    user: User, path: str, link: str
) -> None:
    await user.put(link)
    assert (await user.delete(link)).status == 204
    assert (await user.delete(link)).status == 204
    assert (await user.get(path)).rows == []


async def test_is_404_where_either_end_is_missing(user: User, path: str, child: Row) -> None:
    assert (await user.put(f"{path}/{MISSING}")).status == 404
    assert (await user.put(f"{path}/not-an-id")).status == 404
    elsewhere = f"/{PARENT}/{MISSING}/{CHILD}"
    assert (await user.put(f"{elsewhere}/{child['id']}")).status == 404
    assert (await user.get(elsewhere)).status == 404


async def test_is_not_for_everybody_to_change(link: str) -> None:
    stranger = await sign_up()
    assert (await anybody.put(link)).status == 401
    assert (await stranger.put(link)).status == 404
    assert (await stranger.delete(link)).status == 404
