"""What clients can do with tasks."""

import pytest

from tests.api import Row, anybody
from tests.people import User, sign_up
from tests.rows import body_for, create, filter_of, sign_up_for

RESOURCE = "tasks"
PATH = f"/{RESOURCE}"
NOBODY = f"{PATH}/00000000-0000-4000-8000-000000000000"


@pytest.fixture(scope="module")
async def user() -> User:
    return await sign_up_for(RESOURCE)


@pytest.fixture(scope="module")
async def row(user: User) -> Row:
    return await create(RESOURCE, user)


@pytest.fixture(scope="module")
def one(row: Row) -> str:
    return f"{PATH}/{row['id']}"


class TestPost:
    async def test_creates_one_and_says_where_it_is(self, user: User) -> None:
        sent = await body_for(RESOURCE, user)
        created = await user.post(PATH, sent)
        assert created.status == 201
        assert created.data | sent == created.data
        assert created.headers["location"].endswith(f"{PATH}/{created.data['id']}")
        read = await user.get(f"{PATH}/{created.data['id']}")
        assert read.data == created.data

    @pytest.mark.parametrize(
        "field",
        [
            "no_such_field",
            "id",
            "user_id",
            "created_at",
        ],
    )
    async def test_refuses_what_is_unknown_or_not_for_clients(self, user: User, field: str) -> None:
        reply = await user.post(PATH, {**await body_for(RESOURCE, user), field: "x"})
        assert reply.status == 400
        assert (reply.error["code"], reply.error["field"]) == ("VALIDATION_ERROR", field)

    @pytest.mark.parametrize(
        "field",
        [
            "title",
        ],
    )
    async def test_refuses_one_without_a_field_that_it_needs(self, user: User, field: str) -> None:
        sent = await body_for(RESOURCE, user)
        del sent[field]
        reply = await user.post(PATH, sent)
        assert reply.status == 400
        assert reply.error["field"] == field


class TestList:
    async def test_answers_a_page_the_newest_first(self, user: User) -> None:
        before = (await user.get(PATH)).pagination["total"]
        first = await create(RESOURCE, user)
        second = await create(RESOURCE, user)
        page = await user.get(f"{PATH}?limit=2")
        assert page.status == 200
        assert len(page.rows) == 2
        assert page.pagination | {"page": 1, "limit": 2, "total": before + 2} == page.pagination
        oldest = await user.get(f"{PATH}?sort=created_at&limit=100")
        ids = [row["id"] for row in oldest.rows]
        assert ids.index(first["id"]) < ids.index(second["id"])

    async def test_follows_a_cursor_to_the_end(self, user: User) -> None:
        total = (await user.get(PATH)).pagination["total"]
        seen: set[str] = set()
        cursor = ""
        while cursor is not None:
            reply = await user.get(f"{PATH}?limit=1&cursor={cursor}")
            seen.update(row["id"] for row in reply.rows)
            cursor = reply.pagination["next_cursor"]
        assert len(seen) == total

    @pytest.mark.parametrize(
        "field",
        [
            "id",
            "created_at",
            "title",
            "status",
            "priority",
            "due_date",
            "position",
        ],
    )
    async def test_filters_by_every_field(self, user: User, row: Row, field: str) -> None:
        mine = filter_of(field, row[field])
        assert row in (await user.get(f"{PATH}?{mine}")).rows
        assert row not in (await user.get(f"{PATH}?id_ne={row['id']}&{mine}")).rows

    @pytest.mark.parametrize("parameter", ["no_such_field=1", "page=0", "limit=101"])
    async def test_refuses_parameters_that_make_no_sense(self, user: User, parameter: str) -> None:
        reply = await user.get(f"{PATH}?{parameter}")
        assert reply.status == 400
        assert reply.error["field"] == parameter.partition("=")[0]


class TestOne:
    async def test_is_replaced_by_put(self, user: User) -> None:
        made = await create(RESOURCE, user)
        sent = await body_for(RESOURCE, user)
        reply = await user.put(f"{PATH}/{made['id']}", sent)
        assert reply.status == 200
        assert reply.data | sent | {"id": made["id"]} == reply.data

    async def test_stays_as_it_is_by_an_empty_patch(self, user: User, row: Row, one: str) -> None:
        reply = await user.patch(one, {})
        assert reply.status == 200
        assert reply.data == row

    async def test_is_sent_once_and_written_only_when_unchanged(self, user: User) -> None:
        mine = f"{PATH}/{(await create(RESOURCE, user))['id']}"
        etag = (await user.get(mine)).headers["etag"]
        assert (await user.get(mine, {"If-None-Match": etag})).status == 304
        sent = await body_for(RESOURCE, user)
        assert (await user.put(mine, sent, {"If-Match": etag})).status == 200
        assert (await user.put(mine, sent, {"If-Match": '"old"'})).status == 412

    async def test_is_gone_after_delete(self, user: User) -> None:
        mine = f"{PATH}/{(await create(RESOURCE, user))['id']}"
        assert (await user.delete(mine)).status == 204
        assert (await user.get(mine)).status == 404
        assert (await user.delete(mine)).status == 404

    @pytest.mark.parametrize("missing", [NOBODY, f"{PATH}/not-an-id"])
    async def test_is_404_where_there_is_nothing(self, user: User, missing: str) -> None:
        assert (await user.get(missing)).error["code"] == "NOT_FOUND"
        assert (await user.put(missing, await body_for(RESOURCE, user))).status == 404
        assert (await user.delete(missing)).status == 404


class TestAccess:
    async def test_nobody_without_a_token(self, one: str) -> None:
        assert (await anybody.get(PATH)).status == 401
        assert (await anybody.get(one)).status == 401
        assert (await anybody.post(PATH, {})).status == 401

    async def test_nobody_but_their_owner(self, user: User, row: Row, one: str) -> None:
        stranger = await sign_up()
        sent = await body_for(RESOURCE, stranger)
        assert (await stranger.get(PATH)).rows == []
        assert (await stranger.get(one)).status == 404
        assert (await stranger.put(one, sent)).status == 404
        assert (await stranger.patch(one, {})).status == 404
        assert (await stranger.delete(one)).status == 404
        assert (await user.get(one)).data == row
