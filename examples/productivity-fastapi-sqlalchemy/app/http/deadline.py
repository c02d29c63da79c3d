"""Answers in time, whatever else waits."""

from asyncio import Task, TimerHandle, get_running_loop
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager


class Deadline:
    """Runs something once when its seconds are over; the time of pauses does not count."""

    def __init__(self, seconds: float, act: Callable[[], Coroutine[None, None, None]]) -> None:
        self._seconds = seconds
        self._act = act
        self._timer: TimerHandle | None = None
        self._task: Task[None] | None = None

    @contextmanager
    def running(self) -> Iterator[None]:
        """Inside, the time runs."""
        self._start()
        try:
            yield
        finally:
            self._stop()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Inside, it does not, and begins anew behind."""
        self._stop()
        try:
            yield
        finally:
            self._start()

    def _start(self) -> None:
        self._timer = get_running_loop().call_later(self._seconds, self._run)

    def _stop(self) -> None:
        if self._timer:
            self._timer.cancel()

    def _run(self) -> None:
        self._task = get_running_loop().create_task(self._act())
