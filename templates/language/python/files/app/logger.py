"""What the server writes about itself."""

import asyncio
import atexit
import errno
import logging
import sys
import traceback
from datetime import UTC, datetime

import orjson

from app.env import env

_LEVELS = {"trace": 10, "debug": 20, "info": 30, "warn": 40, "error": 50, "fatal": 60, "silent": 99}
_FLUSH_SECONDS = 0.1
_MOST_BYTES = 4096


def _describe(error: BaseException) -> dict[str, object]:
    """Only these: an ORM's errors carry the query and its parameters, passwords' hashes too."""
    # A driver's details, which hold values of the row, stand in the lines below.
    message = str(error.args[0] if error.args else error).partition("\n")[0]
    name = type(error).__name__
    frames = "".join(traceback.format_tb(error.__traceback__))
    described: dict[str, object] = {"type": name, "message": message}
    number = error.errno if isinstance(error, OSError) else None
    code = errno.errorcode.get(number or 0) or getattr(error, "sqlstate", None)
    if code:
        described["code"] = code
    described["stack"] = f"{name}: {message}\n{frames}"
    if error.__cause__ is not None:
        described["cause"] = _describe(error.__cause__)
    return described


class Logger:
    """JSON lines on standard output."""

    def __init__(self, level: str) -> None:
        self._least = _LEVELS[level]
        self._lines = bytearray()
        self._scheduled = False

    def trace(self, message: str | None = None, **fields: object) -> None:
        self._write("trace", message, fields)

    def debug(self, message: str | None = None, **fields: object) -> None:
        self._write("debug", message, fields)

    def info(self, message: str | None = None, **fields: object) -> None:
        self._write("info", message, fields)

    def warn(self, message: str | None = None, **fields: object) -> None:
        self._write("warn", message, fields)

    def error(self, message: str | None = None, **fields: object) -> None:
        self._write("error", message, fields)

    def fatal(self, message: str | None = None, **fields: object) -> None:
        self._write("fatal", message, fields)

    def _write(self, level: str, message: str | None, fields: dict[str, object]) -> None:
        if _LEVELS[level] < self._least:
            return
        if isinstance(err := fields.get("err"), BaseException):
            fields["err"] = _describe(err)
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"level": level, "time": f"{now[:23]}Z", **fields}
        if message is not None:
            line["msg"] = message
        self._lines += orjson.dumps(line, default=str, option=orjson.OPT_APPEND_NEWLINE)
        self._flush_soon()

    def _flush_soon(self) -> None:
        # Many lines in one write; what is left is written when the process exits.
        if len(self._lines) >= _MOST_BYTES:
            self.flush()
            return
        if self._scheduled:
            return
        try:
            asyncio.get_running_loop().call_later(_FLUSH_SECONDS, self.flush)
            self._scheduled = True
        except RuntimeError:
            self.flush()

    def flush(self) -> None:
        """Writes what has been logged."""
        lines, self._lines = self._lines, bytearray()
        self._scheduled = False
        sys.stdout.buffer.write(lines)
        sys.stdout.buffer.flush()


class _Libraries(logging.Handler):
    """Makes JSON lines of what libraries log."""

    def emit(self, record: logging.LogRecord) -> None:
        write = logger.error if record.levelno >= logging.ERROR else logger.warn
        err = record.exc_info[1] if record.exc_info else None
        fields = {} if err is None else {"err": err}
        write(record.getMessage(), logger=record.name, **fields)


logger = Logger(env.LOG_LEVEL)
atexit.register(logger.flush)
logging.basicConfig(level=logging.WARNING, handlers=[_Libraries()], force=True)
