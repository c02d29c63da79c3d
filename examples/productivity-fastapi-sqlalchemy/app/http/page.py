"""A page of rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypedDict, TypeVar, final

from app.http.cursor import encode_cursor
from app.http.filter import ListQuery

Row = TypeVar("Row", bound=Mapping[str, Any])
Shown = TypeVar("Shown", bound=Mapping[str, Any])
Shown_co = TypeVar("Shown_co", covariant=True)


@final
class NumberedPage(TypedDict):
    """Where a page is among all."""

    page: int
    limit: int
    total: int
    pages: int


@final
class CursorPage(TypedDict):
    """Where the next page starts; null at the end."""

    limit: int
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class Page(Generic[Shown_co]):
    """Rows as the API shows them, and where they stand in the list."""

    rows: Sequence[Shown_co]
    pagination: NumberedPage | CursorPage


def to_page(
    rows: Sequence[Row],
    total: int | None,
    query: ListQuery,
    present: Callable[[Row], Shown],
) -> Page[Shown]:
    """Presents the rows of a list. Stored rows keep the exact moments that a cursor needs."""
    limit = query.limit
    if query.mode == "page":
        count = total or 0
        pages = -(-count // limit)
        numbered: NumberedPage = {
            "page": query.page,
            "limit": limit,
            "total": count,
            "pages": pages,
        }
        return Page([present(row) for row in rows], numbered)
    shown = rows[:limit]
    presented = [present(row) for row in shown]
    more = len(rows) > limit and len(shown) > 0
    cursor = encode_cursor(query.sort, shown[-1], presented[-1]) if more else None
    return Page(presented, {"limit": limit, "next_cursor": cursor})
