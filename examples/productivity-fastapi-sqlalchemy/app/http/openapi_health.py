"""The description of the health checks."""

from app.http.openapi import ApiSection, Tag, item_answer
from app.http.openapi_components import LIMIT_HEADERS, Json, errors_of

_tag: Tag = {"name": "Health", "description": "For load balancers and monitors"}

_healthy = item_answer("All is well", "Health", {"status": "ok"}, LIMIT_HEADERS)


def _check(operation_id: str, summary: str) -> Json:
    limits = "Needs no token and has no limit; a proxy in front may add both."
    return {
        "operationId": operation_id,
        "tags": [_tag["name"]],
        "summary": summary,
        "description": f"{summary}. {limits}",
        "security": [{}],
        "responses": {"200": _healthy, **errors_of(unsafe=False, own=())},
    }


health_section = ApiSection(
    tag=_tag,
    paths={
        "/health/live": {"get": _check("isLive", "Whether the process runs")},
        "/health/ready": {
            "get": _check("isReady", "Whether the process and all that it depends on run")
        },
    },
)
