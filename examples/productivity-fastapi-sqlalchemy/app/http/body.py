"""Reads the body of a request."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal
from urllib.parse import parse_qsl

from starlette.types import Receive

from app.http.errors import ApiError, invalid, payload_too_large, unsupported_media_type
from app.http.validate import NOTHING

# A form comes as the pairs that it holds.
BodyKind = Literal["json", "form"]

_MAX_BYTES = 1024 * 1024
_MAX_DEPTH = 32
_MAX_KEYS = 10_000
# Larger ones are no integers to JavaScript, nor to most databases.
_SAFE_INTEGER = 2**53
_CHARSET = r'\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?;?'
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def _length_of(headers: Mapping[str, str]) -> int:
    return int(headers.get("content-length", "0"))


def _has_body(headers: Mapping[str, str]) -> bool:
    return "transfer-encoding" in headers or _length_of(headers) > 0


async def read_body(
    headers: Mapping[str, str], receive: Receive, kind: BodyKind = "json"
) -> object:
    """The body of a request, NOTHING where it has none."""
    if not _has_body(headers):
        return NOTHING
    media_type, parse = _KINDS[kind]
    given = headers.get("content-type", "")
    if not re.fullmatch(re.escape(media_type) + _CHARSET, given, re.IGNORECASE):
        raise unsupported_media_type(media_type)
    if headers.get("content-encoding", "identity") != "identity":
        raise unsupported_media_type(media_type)
    if _length_of(headers) > _MAX_BYTES:
        raise payload_too_large()
    return parse(await _read_all(receive))


async def _read_all(receive: Receive) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise invalid("body", "The body ended too early")
        body += message.get("body", b"")
        if len(body) > _MAX_BYTES:
            raise payload_too_large()
        if not message.get("more_body", False):
            return bytes(body)


def parse_json(body: bytes) -> object:
    """Parses and bounds JSON: PostgreSQL stores neither NUL nor half a surrogate pair."""
    try:
        value = _parse(body)
    except RecursionError:
        raise _too_deep() from None
    _Check().value(value, ())
    return value


def _too_deep() -> ApiError:
    return invalid("body", f"Nested deeper than {_MAX_DEPTH} levels")


def _number(text: str) -> int | float:
    """As clients know numbers: `1.0` is an integer, and a huge one is only about right."""
    value = float(text)
    return int(value) if value.is_integer() and abs(value) <= _SAFE_INTEGER else value


def _refuse_constant(_name: str) -> float:
    raise ValueError


_decoder = json.JSONDecoder(parse_int=_number, parse_float=_number, parse_constant=_refuse_constant)


def _text_of(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise invalid("body", "Not valid UTF-8") from None


def _parse_form(body: bytes) -> object:
    return parse_qsl(_text_of(body), keep_blank_values=True)


def _parse(body: bytes) -> object:
    text = _text_of(body)
    try:
        return _decoder.decode(text)
    except ValueError:
        raise invalid("body", "Not valid JSON") from None


class _Check:
    """Bounds what the parser let through."""

    def __init__(self) -> None:
        self._keys = 0

    def value(self, value: Any, path: tuple[str, ...]) -> None:
        """Refuses what cannot be stored, in the order in which it was written."""
        if isinstance(value, str):
            self._text(value, path)
        elif isinstance(value, float):
            if value in (float("inf"), float("-inf")):
                raise invalid(_name(path), "Is a larger number than can be stored")
        elif isinstance(value, dict):
            self._items(value.items(), path)
        elif isinstance(value, list):
            self._items(((str(index), item) for index, item in enumerate(value)), path)

    def _items(self, items: Iterable[tuple[str, Any]], path: tuple[str, ...]) -> None:
        if len(path) >= _MAX_DEPTH:
            raise _too_deep()
        for key, item in items:
            self._keys += 1
            if self._keys > _MAX_KEYS:
                raise invalid("body", f"More than {_MAX_KEYS} values")
            self._text(key, path)
            inner = (*path, key)
            if key == "__proto__":
                raise invalid(_name(inner), "Not a name that may be used")
            self.value(item, inner)

    def _text(self, text: str, path: tuple[str, ...]) -> None:
        if "\0" in text or (not text.isascii() and _LONE_SURROGATE.search(text)):
            raise invalid(_name(path), "Holds a character that is not valid text")


def _name(path: tuple[str, ...]) -> str:
    return ".".join(path) or "body"


# What a body may be: its type, and what is made of it.
_KINDS: dict[BodyKind, tuple[str, Callable[[bytes], object]]] = {
    "json": ("application/json", parse_json),
    "form": ("application/x-www-form-urlencoded", _parse_form),
}
