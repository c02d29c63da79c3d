"""Finds the route of a request."""

from collections import defaultdict

from fastapi import APIRouter
from fastapi.routing import RouteContext, iter_route_contexts
from starlette.routing import Match
from starlette.types import Receive, Scope, Send


def _start_of(path: str) -> str:
    """Where resources differ: `/api/v1/tasks` of `/api/v1/tasks/{id}`."""
    return "/".join(path.split("/", 4)[:4])


class Dispatcher:
    """Tries only the routes whose paths begin like that of the request.

    A router tries all of them in turn, which takes longer than most requests do.
    """

    def __init__(self, router: APIRouter) -> None:
        self._router = router
        self._routes: dict[str, list[RouteContext]] = defaultdict(list)
        for route in iter_route_contexts(router.routes):
            self._routes[_start_of(route.path or "")].append(route)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands the request to its route; what has none is left to the router."""
        for route in self._routes.get(_start_of(scope.get("path", "")), ()):
            match, found = route.matches(scope)
            if match is Match.FULL:
                scope.update(found, route=route.original_route, router=self._router)
                await route.app(scope, receive, send)
                return
        await self._router(scope, receive, send)
