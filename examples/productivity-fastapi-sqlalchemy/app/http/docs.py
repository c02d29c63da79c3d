"""The OpenAPI document, and the page that shows it."""

from functools import cache
from importlib.resources import files

import orjson

from app.auth.scheme import DOCS_OPTIONS
from app.http.answer import JSON_HEADERS, Answer
from app.http.docs_folder import docs_folder_file
from app.openapi import open_api_document

_HTML = "text/html; charset=utf-8"
_JAVASCRIPT = "text/javascript; charset=utf-8"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"
)

_PAGE = b"""<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>API documentation</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
"""

_SCRIPT = f"""SwaggerUIBundle({{
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  persistAuthorization: true,
  validatorUrl: null,
{DOCS_OPTIONS}}});
""".encode()

_ASSETS = {
    "swagger-ui.css": "text/css; charset=utf-8",
    "swagger-ui-bundle.js": _JAVASCRIPT,
}


def _answer(content_type: str, body: bytes) -> Answer:
    headers = {"Content-Type": content_type, "Content-Security-Policy": _POLICY}
    return Answer(200, headers, body)


@cache
def _read(name: str) -> bytes:
    # The package brings the files of Swagger UI; nothing else of it is used.
    return files("fastapi_swagger.resources").joinpath(name).read_bytes()


def docs_page() -> Answer:
    """The page that shows the API in a browser."""
    return _answer(_HTML, _PAGE)


def docs_file(name: str) -> Answer:
    """A file of that page, or another page of development."""
    if name == "start.js":
        return _answer(_JAVASCRIPT, _SCRIPT)
    content_type = _ASSETS.get(name)
    return _answer(content_type, _read(name)) if content_type else docs_folder_file(name)


@cache
def open_api_answer() -> Answer:
    """The OpenAPI document."""
    return Answer(200, JSON_HEADERS, orjson.dumps(open_api_document()))
