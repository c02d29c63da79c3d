from collections.abc import Mapping
from typing import Any, Protocol, TypeVar

from app.http.filter import ListQuery
from app.http.idempotency import Idempotency
from app.http.page import Page
from app.http.schema import Changes

Shown = TypeVar("Shown", bound=Mapping[str, Any])
Shown_co = TypeVar("Shown_co", bound=Mapping[str, Any], covariant=True)
Input_contra = TypeVar("Input_contra", contravariant=True)


class PrivateReads(Protocol[Shown_co]):
    """Rows that are there only for the user that they belong to."""

    async def list(self, user_id: str, query: ListQuery) -> Page[Shown_co]: ...

    async def find(self, user_id: str, id: str) -> Shown_co | None: ...


class SharedReads(Protocol[Shown_co]):
    """Rows that are there for everybody who may ask."""

    async def list(self, query: ListQuery) -> Page[Shown_co]: ...

    async def find(self, id: str) -> Shown_co | None: ...


class OwnAdditions(Protocol[Shown, Input_contra]):
    """Rows that users add and take away. 412 unless a row still is as expected."""

    async def create(self, user_id: str, sent: Input_contra) -> Shown: ...

    async def remove(self, user_id: str, id: str, expected: Shown | None = None) -> bool: ...


class OwnWrites(OwnAdditions[Shown, Input_contra], Protocol[Shown, Input_contra]):
    """Rows that users change too. 412 unless a row still is as expected."""

    async def replace(
        self, user_id: str, id: str, sent: Input_contra, expected: Shown | None = None
    ) -> Shown | None: ...

    async def update(
        self, user_id: str, id: str, changes: Changes, expected: Shown | None = None
    ) -> Shown | None: ...


class PrivateRepository(
    PrivateReads[Shown], OwnWrites[Shown, Input_contra], Protocol[Shown, Input_contra]
):
    """Rows that only their user sees, directly or through the row that they hang off."""


class AuthoredRepository(
    SharedReads[Shown], OwnWrites[Shown, Input_contra], Protocol[Shown, Input_contra]
):
    """Rows that everybody sees and only their author writes: a write of anyone else is 403."""


class ActionRepository(
    SharedReads[Shown], OwnAdditions[Shown, Input_contra], Protocol[Shown, Input_contra]
):
    """What users do to something: seen by everybody, and never changed but taken back."""


class SharedRepository(SharedReads[Shown], Protocol[Shown, Input_contra]):
    """Rows that everybody sees and admins look after."""

    async def create(self, sent: Input_contra) -> Shown: ...

    async def replace(
        self, id: str, sent: Input_contra, expected: Shown | None = None
    ) -> Shown | None: ...

    async def update(
        self, id: str, changes: Changes, expected: Shown | None = None
    ) -> Shown | None: ...

    async def remove(self, id: str, expected: Shown | None = None) -> bool: ...


class CheckoutRepository(PrivateReads[Shown_co], Protocol[Shown_co, Input_contra]):
    """Orders: placed once a key and cancelled as a whole, never edited."""

    async def place(
        self, user_id: str, sent: Input_contra, idempotency: Idempotency | None
    ) -> Shown_co: ...

    async def cancel(self, user_id: str, id: str) -> Shown_co | None: ...


class RecordRepository(PrivateReads[Shown_co], Protocol[Shown_co]):
    """Rows that another resource writes."""


class RelationRepository(Protocol[Shown_co]):
    """A many-to-many relation between rows of one user; false or None where an end is not theirs."""

    async def add(self, user_id: str, parent_id: str, child_id: str) -> bool: ...

    async def remove(self, user_id: str, parent_id: str, child_id: str) -> bool: ...

    async def list(
        self, user_id: str, parent_id: str, query: ListQuery
    ) -> Page[Shown_co] | None: ...
