from collections.abc import Mapping
from html import escape

_PAGE = """<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{title}</title>
    <link rel="icon" href="data:,">
    <style>
      body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 22rem; margin: 10vh auto; }}
      label, input {{ display: block; width: 100%; box-sizing: border-box; }}
      input {{ font: inherit; padding: 0.5rem; margin-bottom: 1rem; }}
      button {{ font: inherit; padding: 0.5rem 1rem; }}
    </style>
  </head>
  <body>
{body}
  </body>
</html>
"""

_LOGIN = """    <h1>Who logs in?</h1>
    <p>This stands in for {label}, which is not set up: it lets everybody in.</p>
    <form method="post" action="{address}">
      <label>Name <input name="name" value="Ada Lovelace" autocomplete="off"></label>
      <label>Email <input name="email" type="email" value="ada@example.com" required></label>
      <button name="answer" value="allow">Log in</button>
      <button name="answer" value="deny" formnovalidate>Cancel</button>
    </form>"""

_FORM = """    <form method="post" action="{address}">
{inputs}
      <button>Go on</button>
    </form>
    <script>document.forms[0].submit();</script>"""


def login_page(label: str, address: str) -> str:
    """Asks who logs in."""
    body = _LOGIN.format(label=label, address=escape(address))
    return _PAGE.format(title=f"Who logs in? {label}", body=body)


def form_page(address: str, parameters: Mapping[str, str]) -> str:
    """Posts the parameters by itself, as providers do that answer by a form."""
    inputs = "\n".join(
        f'      <input type="hidden" name="{name}" value="{escape(value)}">'
        for name, value in parameters.items()
    )
    body = _FORM.format(address=escape(address), inputs=inputs)
    return _PAGE.format(title="On the way back", body=body)
