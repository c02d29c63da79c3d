"""Everything that a resource may offer."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Literal, NamedTuple

from app.http.filter import ListSpec
from app.http.openapi import Body, Described, item_answer, list_answer
from app.http.openapi_components import CREATED_HEADERS, ETAG_HEADER, Json
from app.http.openapi_parameters import (
    IDEMPOTENCY_KEY,
    IF_MATCH,
    IF_NONE_MATCH,
    list_parameters,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceNames:
    """How a resource is called in the document."""

    # `Task` and `Tasks`: parts of operation ids and of schema names.
    singular: str
    plural: str
    # `task` and `tasks`, in sentences.
    human: str
    human_plural: str
    path: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What the operations of a resource have in common."""

    names: ResourceNames
    list: ListSpec
    # Examples of a row, and of what a client sends.
    row: Json
    input: Json

    def answer(self, description: str, headers: Json = ETAG_HEADER) -> Json:
        """An answer with one row."""
        return item_answer(description, self.names.singular, self.row, headers)

    def body(self) -> Body:
        """All that a client sends."""
        return Body(f"{self.names.singular}Input", self.input)

    def patch(self) -> Body:
        """The fields that a client changes."""
        return Body(f"{self.names.singular}Patch", dict(islice(self.input.items(), 1)))


def _list(subject: Subject) -> Described:
    names = subject.names
    answer = list_answer(f"A page of {names.human_plural}", names.singular, subject.row)
    return {
        "id": f"list{names.plural}",
        "method": "get",
        "summary": f"List {names.human_plural}",
        "parameters": list_parameters(subject.list),
        "answers": {200: answer},
    }


def _create(subject: Subject) -> Described:
    names = subject.names
    return {
        "id": f"create{names.singular}",
        "method": "post",
        "summary": f"Create a new {names.human}",
        "body": subject.body(),
        "answers": {201: subject.answer(f"The new {names.human}", CREATED_HEADERS)},
        "errors": [409],
    }


def _place(subject: Subject) -> Described:
    names = subject.names
    return {
        "id": f"place{names.singular}",
        "method": "post",
        "summary": f"Place a new {names.human}",
        "description": "Takes what is ordered from the stock, at the price of this moment.",
        "parameters": [IDEMPOTENCY_KEY],
        "body": subject.body(),
        "answers": {201: subject.answer(f"The new {names.human}", CREATED_HEADERS)},
        "errors": [409, 422],
    }


def _get(subject: Subject) -> Described:
    names = subject.names
    return {
        "id": f"get{names.singular}",
        "method": "get",
        "summary": f"Get one {names.human}",
        "parameters": [IF_NONE_MATCH],
        "answers": {200: subject.answer(f"The {names.human}")},
        "errors": [304, 404],
    }


def _replace(subject: Subject) -> Described:
    names = subject.names
    return {
        "id": f"replace{names.singular}",
        "method": "put",
        "summary": f"Replace one {names.human}",
        "description": "What is left out goes back to its default.",
        "parameters": [IF_MATCH],
        "body": subject.body(),
        "answers": {200: subject.answer(f"The {names.human} as it is now")},
        "errors": [404, 409, 412],
    }


def _update(subject: Subject) -> Described:
    names = subject.names
    return {
        "id": f"update{names.singular}",
        "method": "patch",
        "summary": f"Change some fields of one {names.human}",
        "description": "What is left out stays, and null clears.",
        "parameters": [IF_MATCH],
        "body": subject.patch(),
        "answers": {200: subject.answer(f"The {names.human} as it is now")},
        "errors": [404, 409, 412],
    }


def _delete(subject: Subject) -> Described:
    names = subject.names
    return {
        "id": f"delete{names.singular}",
        "method": "delete",
        "summary": f"Delete one {names.human}",
        "parameters": [IF_MATCH],
        "answers": {204: {"description": "It is gone"}},
        "errors": [404, 409, 412],
    }


def _cancel(subject: Subject) -> Described:
    names = subject.names
    return {
        "id": f"cancel{names.singular}",
        "method": "post",
        "summary": f"Cancel one {names.human} that is still pending",
        "description": "What was ordered goes back into the stock.",
        "answers": {200: subject.answer(f"The {names.human}, cancelled")},
        "errors": [404, 409],
    }


OperationName = Literal["list", "create", "place", "get", "replace", "update", "delete", "cancel"]


class Offered(NamedTuple):
    """An operation, and where it is below the path of the resource."""

    at: Literal["", "/{id}", "/{id}/cancel"]
    describe: Callable[[Subject], Described]


OPERATIONS: dict[OperationName, Offered] = {
    "list": Offered("", _list),
    "create": Offered("", _create),
    "place": Offered("", _place),
    "get": Offered("/{id}", _get),
    "replace": Offered("/{id}", _replace),
    "update": Offered("/{id}", _update),
    "delete": Offered("/{id}", _delete),
    "cancel": Offered("/{id}/cancel", _cancel),
}
