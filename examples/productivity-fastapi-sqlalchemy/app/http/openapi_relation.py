"""The description of a many-to-many relation."""

from dataclasses import dataclass

from app.http.filter import ListSpec
from app.http.openapi import ApiSection, list_answer, operation, tag_of
from app.http.openapi_components import Json
from app.http.openapi_parameters import id_parameter, list_parameters


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationNames:
    """How a many-to-many relation is called in the document."""

    parent: str
    human_parent: str
    human_parents: str
    child: str
    children: str
    human_child: str
    human_children: str
    path: str
    child_path: str
    child_key: str


def _list(names: RelationNames, spec: ListSpec, example: Json) -> Json:
    answer = list_answer(f"A page of {names.human_children}", names.child, example)
    return operation(
        tag=tag_of(names.human_parents),
        secured=True,
        id=f"list{names.children}Of{names.parent}",
        method="get",
        summary=f"List the {names.human_children} of one {names.human_parent}",
        parameters=list_parameters(spec),
        answers={200: answer},
        errors=[404],
    )


def _add(names: RelationNames) -> Json:
    return operation(
        tag=tag_of(names.human_parents),
        secured=True,
        id=f"add{names.child}To{names.parent}",
        method="put",
        summary=f"Put one {names.human_child} into one {names.human_parent}",
        answers={204: {"description": "It is there now, or was already"}},
        errors=[404],
    )


def _remove(names: RelationNames) -> Json:
    return operation(
        tag=tag_of(names.human_parents),
        secured=True,
        id=f"remove{names.child}From{names.parent}",
        method="delete",
        summary=f"Take one {names.human_child} out of one {names.human_parent}",
        answers={204: {"description": "It is not there any more, or never was"}},
        errors=[404],
    )


def relation_section(names: RelationNames, spec: ListSpec, example: Json) -> ApiSection:
    """Listing, linking and unlinking the rows of one resource under a row of another."""
    collection = f"/api/v1{names.path}/{{id}}{names.child_path}"
    parent_id = id_parameter("id", names.human_parent)
    child_id = id_parameter(names.child_key, names.human_child)
    return ApiSection(
        paths={
            collection: {"parameters": [parent_id], "get": _list(names, spec, example)},
            f"{collection}/{{{names.child_key}}}": {
                "parameters": [parent_id, child_id],
                "put": _add(names),
                "delete": _remove(names),
            },
        },
    )
