"""The routes of tasks."""

from fastapi import APIRouter, Depends, Request, Response

from app.http.answer import created, expected_row, gone, list_rows, one
from app.http.hooks import Body, RowId, SignedIn, Url, authenticate, send
from app.http.list_query import parse_list_query
from app.http.validate import validate
from app.resources.tasks.repository import tasks
from app.resources.tasks.schema import task_schemas

router = APIRouter(dependencies=[Depends(authenticate)])


@router.get("")
async def list_tasks(caller: SignedIn, url: Url) -> Response:
    query = parse_list_query(url, task_schemas.list)
    page = await tasks.list(caller.user_id, query)
    return send(list_rows(page, query, url))


@router.post("")
async def create_task(caller: SignedIn, body: Body) -> Response:
    sent = validate(task_schemas.input, body)
    row = await tasks.create(caller.user_id, sent)
    return send(created(row, f"/api/v1/tasks/{row['id']}"))


@router.get("/{id}")
async def read_task(caller: SignedIn, id: RowId, request: Request) -> Response:
    row = await tasks.find(caller.user_id, id)
    return send(one(row, request.headers.get("if-none-match")))


@router.put("/{id}")
async def replace_task(caller: SignedIn, body: Body, id: RowId, request: Request) -> Response:
    sent = validate(task_schemas.input, body)
    expected = await expected_row(request.headers, lambda: tasks.find(caller.user_id, id))
    return send(one(await tasks.replace(caller.user_id, id, sent, expected)))


@router.patch("/{id}")
async def update_task(caller: SignedIn, body: Body, id: RowId, request: Request) -> Response:
    changes = validate(task_schemas.patch, body)
    expected = await expected_row(request.headers, lambda: tasks.find(caller.user_id, id))
    return send(one(await tasks.update(caller.user_id, id, changes, expected)))


@router.delete("/{id}")
async def delete_task(caller: SignedIn, _: Body, id: RowId, request: Request) -> Response:
    expected = await expected_row(request.headers, lambda: tasks.find(caller.user_id, id))
    return send(gone(await tasks.remove(caller.user_id, id, expected)))
