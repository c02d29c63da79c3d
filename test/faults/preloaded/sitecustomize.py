"""Loaded by every Python that finds this folder: what tests do to a server from inside."""

import datetime
import gc
import os
import signal

real = datetime.datetime
shift = datetime.timedelta(seconds=int(os.environ.get("CLOCK_SHIFT", "0")))


class Shifted(real):
    """A clock that is CLOCK_SHIFT seconds ahead of the machine's."""

    @classmethod
    def now(cls, tz=None):
        return real.now(tz) + shift


if shift:
    datetime.datetime = Shifted
signal.signal(signal.SIGUSR2, lambda *_: gc.collect())
