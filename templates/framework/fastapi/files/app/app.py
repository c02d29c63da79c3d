"""The API as a whole."""

from fastapi import FastAPI
from fastapi.middleware.asyncexitstack import AsyncExitStackMiddleware
from starlette.types import ASGIApp

from app.http.dispatch import Dispatcher
from app.http.hooks import ExchangeMiddleware
from app.openapi import open_api_document
from app.routes import add_routes


class Api(FastAPI):
    """FastAPI, but for its own ways to answer errors."""

    def build_middleware_stack(self) -> ASGIApp:
        """What a request goes through before the routes."""
        stack: ASGIApp = AsyncExitStackMiddleware(Dispatcher(self.router))
        for layer in reversed(self.user_middleware):
            stack = layer.cls(stack, *layer.args, **layer.kwargs)
        return ExchangeMiddleware(stack)


def create_app() -> FastAPI:
    """The API, as any ASGI server takes it."""
    # Its documentation has routes of ours.
    app = Api(openapi_url=None, redirect_slashes=False)
    app.openapi = open_api_document  # type: ignore[method-assign]
    add_routes(app)
    return app
