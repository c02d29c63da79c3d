"""What routes answer."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import orjson

from app.http.errors import found, not_found
from app.http.etag import etag_of, is_known, require_match
from app.http.filter import ListQuery
from app.http.link import link_header
from app.http.page import Page
from app.http.values import is_uuid

Row = TypeVar("Row", bound=Mapping[str, Any])


@dataclass(frozen=True, slots=True)
class Answer:
    """What a route sends."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


JSON_HEADERS = {"Content-Type": "application/json; charset=utf-8"}

NO_CONTENT = Answer(204)


def _data_body(data: object) -> bytes:
    return b'{"success":true,"data":%b}' % orjson.dumps(data)


def ok(data: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Answer:
    """200 with data that has no ETag."""
    return Answer(status, {**JSON_HEADERS, **(headers or {})}, _data_body(data))


def one(row: Mapping[str, Any] | None, if_none_match: str | None = None) -> Answer:
    """200 with one row, or 304 when the client has it; 404 when there is none."""
    body = _data_body(found(row))
    etag = etag_of(body)
    if is_known(if_none_match, etag):
        return Answer(304, {"ETag": etag})
    return Answer(200, {**JSON_HEADERS, "ETag": etag}, body)


def created(row: Mapping[str, Any], location: str) -> Answer:
    """201 with a new row."""
    body = _data_body(row)
    headers = {**JSON_HEADERS, "ETag": etag_of(body), "Location": location}
    return Answer(201, headers, body)


def list_rows(page: Page[Mapping[str, Any]] | None, query: ListQuery, url: str) -> Answer:
    """200 with a page of rows."""
    shown = found(page)
    body = b'{"success":true,"data":%b,"pagination":%b}' % (
        orjson.dumps(shown.rows),
        orjson.dumps(shown.pagination),
    )
    return Answer(200, {**JSON_HEADERS, "Link": link_header(url, query, shown.pagination)}, body)


def gone(removed: bool) -> Answer:
    """204, or 404 when nothing was there."""
    if not removed:
        raise not_found()
    return NO_CONTENT


def id_of(text: str) -> str:
    """An id of a path: what cannot be one is 404, like a row that is missing."""
    if not is_uuid(text):
        raise not_found()
    return text.lower()


async def expected_row(
    headers: Mapping[str, str], find: Callable[[], Awaitable[Row | None]]
) -> Row | None:
    """The row that If-Match is about, None without If-Match: a write then needs no such row."""
    if_match = headers.get("if-match")
    if if_match is None:
        return None
    row = found(await find())
    require_match(if_match, etag_of(_data_body(row)))
    return row
