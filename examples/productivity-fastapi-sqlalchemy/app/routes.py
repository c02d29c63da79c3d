"""Every route of the API."""

from fastapi import APIRouter, FastAPI, Response

from app.auth.routes import router as auth_router
from app.http.docs import docs_file, docs_page, open_api_answer
from app.http.health import live, ready
from app.http.hooks import send
from app.resources.projects.routes import router as projects_router
from app.resources.task_project.routes import router as task_project_router
from app.resources.tasks.routes import router as tasks_router

router = APIRouter()


@router.get("/health/live")
async def read_live() -> Response:
    return send(live())


@router.get("/health/ready")
async def read_ready() -> Response:
    return send(await ready())


@router.get("/openapi.json")
async def read_document() -> Response:
    return send(open_api_answer())


@router.get("/docs")
async def read_docs() -> Response:
    return send(docs_page())


@router.get("/docs/{file}")
async def read_docs_file(file: str) -> Response:
    return send(docs_file(file))


def add_routes(app: FastAPI) -> None:
    """Every route of the API."""
    app.include_router(router)

    app.include_router(
        auth_router,
        prefix="/api/v1/auth",
    )
    app.include_router(
        projects_router,
        prefix="/api/v1/projects",
    )
    app.include_router(
        tasks_router,
        prefix="/api/v1/tasks",
    )
    app.include_router(
        task_project_router,
        prefix="/api/v1/projects/{id}/tasks",
    )
