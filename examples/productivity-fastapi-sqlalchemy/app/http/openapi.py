"""The parts that the OpenAPI document is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NotRequired, TypedDict, Unpack

from app.auth.scheme import security_of
from app.http.openapi_components import LIMIT_HEADERS, LINK_HEADER, Json, errors_of

Method = Literal["get", "post", "put", "patch", "delete"]

# Whether a caller is needed: `optional` takes one without needing it, False is for logging in.
Secured = Literal["optional"] | bool


class Tag(TypedDict):
    """A heading of the document."""

    name: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiSection:
    """The part of the document that one folder of the project describes."""

    paths: dict[str, Json]
    schemas: dict[str, Json] = field(default_factory=dict)
    tag: Tag | None = None


def tag_of(words: str) -> str:
    """`order items` → `Order items`."""
    return words[:1].upper() + words[1:]


def reference(name: str) -> Json:
    """Refers to a schema of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def _envelope(properties: dict[str, Json]) -> Json:
    return {
        "type": "object",
        "properties": {"success": {"type": "boolean", "const": True}, **properties},
        "required": ["success", *properties],
        "additionalProperties": False,
    }


def _content(schema: Json, example: object, media_type: str = "application/json") -> Json:
    return {media_type: {"schema": schema, "example": example}}


def item_answer(
    description: str, schema: str, example: object, headers: Json | None = None
) -> Json:
    """An answer with one object: the name of its schema and an example."""
    return {
        "description": description,
        "headers": headers or {},
        "content": _content(
            _envelope({"data": reference(schema)}), {"success": True, "data": example}
        ),
    }


def list_answer(description: str, schema: str, example: object) -> Json:
    """An answer with a page of objects."""
    rows = {"type": "array", "items": reference(schema), "maxItems": 100}
    return {
        "description": description,
        "headers": LINK_HEADER,
        "content": _content(
            _envelope({"data": rows, "pagination": reference("Pagination")}),
            {
                "success": True,
                "data": [example],
                "pagination": {"page": 1, "limit": 20, "total": 1, "pages": 1},
            },
        ),
    }


@dataclass(frozen=True, slots=True)
class Body:
    """What a client sends: the name of its schema and an example."""

    schema: str
    example: object
    required: bool = True
    media_type: str = "application/json"


class Described(TypedDict):
    """What an operation does, whoever may do it."""

    # Unique in the document: clients are generated from it.
    id: str
    method: Method
    summary: str
    description: NotRequired[str]
    parameters: NotRequired[Sequence[Json]]
    body: NotRequired[Body]
    answers: dict[int, Json]
    # Statuses of its own, on top of those that every operation of its method can give.
    errors: NotRequired[Sequence[int]]


def operation(*, tag: str, secured: Secured, **described: Unpack[Described]) -> Json:
    """One operation with every status that it can give."""
    result: Json = {
        "operationId": described["id"],
        "tags": [tag],
        "summary": described["summary"],
        "description": described.get("description", f"{described['summary']}."),
        "security": security_of(secured, described["method"]),
    }
    if "parameters" in described:
        result["parameters"] = described["parameters"]
    if body := described.get("body"):
        content = _content(reference(body.schema), body.example, body.media_type)
        result["requestBody"] = {"required": body.required, "content": content}
    success = {
        str(status): {**answer, "headers": {**LIMIT_HEADERS, **answer.get("headers", {})}}
        for status, answer in described["answers"].items()
    }
    errors = errors_of(described["method"] != "get", described.get("errors", ()))
    result["responses"] = {**success, **errors}
    return result
