from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]

Create = Callable[[str, Row], Awaitable[Mapping[str, Any]]]
Find = Callable[[str, int], Awaitable[str]]


@dataclass(frozen=True, slots=True)
class Samples:
    """Rows of one resource."""

    # Where one refers to another row, it holds that row's place among the samples.
    rows: Sequence[Row]
    # The field that says whose a row is: a place among the people, the first where it is left out.
    owner: str | None
    # The fields that refer to other rows, and to what.
    references: Mapping[str, str]
    # Stores a row for a user.
    create: Create


def owned_row(samples: Samples, sample: Row) -> tuple[Row, int]:
    """A sample without its owner, and the owner's place among the people."""
    row = {name: value for name, value in sample.items() if name != samples.owner}
    return row, sample.get(samples.owner or "", 0)


async def with_ids(row: Row, references: Mapping[str, str], find: Find) -> Row:
    """A copy with ids where it names places, in nested rows too."""

    async def resolved(name: str, value: Any) -> Any:
        if isinstance(value, list) and all(isinstance(one, dict) for one in value):
            return [await with_ids(one, references, find) for one in value]
        refers = name in references and isinstance(value, int)
        return await find(references[name], value) if refers else value

    return {name: await resolved(name, value) for name, value in row.items()}
