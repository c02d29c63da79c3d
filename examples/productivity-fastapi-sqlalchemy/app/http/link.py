"""The Link header of lists."""

from urllib.parse import urlencode

from app.http.filter import ListQuery
from app.http.page import CursorPage, NumberedPage
from app.http.parameters import path_of, read_parameters

_HIGHEST_PAGE = 10_000


def link_header(url: str, query: ListQuery, pagination: NumberedPage | CursorPage) -> str:
    """First, prev, next and last of a page, or first and next with a cursor."""
    given = read_parameters(url).items()
    kept = [(name, value) for name, value in given if name not in ("page", "cursor")]
    rest = urlencode(kept, safe="*").replace("~", "%7E")
    start = f"{path_of(url)}?{rest}&" if rest else f"{path_of(url)}?"

    def link(rel: str, parameter: str) -> str:
        return f'<{start}{parameter}>; rel="{rel}"'

    if "next_cursor" in pagination:
        first, cursor = link("first", "cursor="), pagination["next_cursor"]
        return first if cursor is None else f"{first}, {link('next', f'cursor={cursor}')}"
    last = min(max(pagination["pages"], 1), _HIGHEST_PAGE)
    links = [link("first", "page=1")]
    if query.page > 1:
        links.append(link("prev", f"page={min(query.page - 1, last)}"))
    if query.page < last:
        links.append(link("next", f"page={query.page + 1}"))
    links.append(link("last", f"page={last}"))
    return ", ".join(links)
