"""The routes of projects."""

from fastapi import APIRouter, Depends, Request, Response

from app.http.answer import created, expected_row, gone, list_rows, one
from app.http.hooks import Body, RowId, SignedIn, Url, authenticate, send
from app.http.list_query import parse_list_query
from app.http.validate import validate
from app.resources.projects.repository import projects
from app.resources.projects.schema import project_schemas

router = APIRouter(dependencies=[Depends(authenticate)])


@router.get("")
async def list_projects(caller: SignedIn, url: Url) -> Response:
    query = parse_list_query(url, project_schemas.list)
    page = await projects.list(caller.user_id, query)
    return send(list_rows(page, query, url))


@router.post("")
async def create_project(caller: SignedIn, body: Body) -> Response:
    sent = validate(project_schemas.input, body)
    row = await projects.create(caller.user_id, sent)
    return send(created(row, f"/api/v1/projects/{row['id']}"))


@router.get("/{id}")
async def read_project(caller: SignedIn, id: RowId, request: Request) -> Response:
    row = await projects.find(caller.user_id, id)
    return send(one(row, request.headers.get("if-none-match")))


@router.put("/{id}")
async def replace_project(caller: SignedIn, body: Body, id: RowId, request: Request) -> Response:
    sent = validate(project_schemas.input, body)
    expected = await expected_row(request.headers, lambda: projects.find(caller.user_id, id))
    return send(one(await projects.replace(caller.user_id, id, sent, expected)))


@router.patch("/{id}")
async def update_project(caller: SignedIn, body: Body, id: RowId, request: Request) -> Response:
    changes = validate(project_schemas.patch, body)
    expected = await expected_row(request.headers, lambda: projects.find(caller.user_id, id))
    return send(one(await projects.update(caller.user_id, id, changes, expected)))


@router.delete("/{id}")
async def delete_project(caller: SignedIn, _: Body, id: RowId, request: Request) -> Response:
    expected = await expected_row(request.headers, lambda: projects.find(caller.user_id, id))
    return send(gone(await projects.remove(caller.user_id, id, expected)))
