"""The routes of the tasks of projects."""

from fastapi import APIRouter, Depends, Response

from app.http.answer import gone, id_of, list_rows
from app.http.hooks import Body, RowId, SignedIn, Url, authenticate, send
from app.http.list_query import parse_list_query
from app.resources.tasks.schema import task_schemas

from .repository import task_project

router = APIRouter(dependencies=[Depends(authenticate)])


@router.get("")
async def list_task_project(caller: SignedIn, id: RowId, url: Url) -> Response:
    query = parse_list_query(url, task_schemas.list)
    page = await task_project.list(caller.user_id, id, query)
    return send(list_rows(page, query, url))


@router.put("/{child_id}")
async def add_task_project(caller: SignedIn, _: Body, id: RowId, child_id: str) -> Response:
    return send(gone(await task_project.add(caller.user_id, id, id_of(child_id))))


@router.delete("/{child_id}")
async def remove_task_project(caller: SignedIn, _: Body, id: RowId, child_id: str) -> Response:
    return send(gone(await task_project.remove(caller.user_id, id, id_of(child_id))))
