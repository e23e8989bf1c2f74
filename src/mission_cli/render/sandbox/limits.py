"""How long a template may take, and how much it may make."""

from __future__ import annotations

import math
import signal
import sys
from typing import Any, Final

SECONDS: Final = 1.0  # of computing, for one template
WAIT: Final = 10.0  # by the clock, however busy the machine is; the only limit of time on Windows
MEMORY: Final = 512 << 20  # bytes of the whole process, where the system counts them (Linux)
LONGEST: Final = 1 << 18  # characters of the result: what makes a page of it takes seconds for more
LARGEST: Final = 1 << 18  # characters of one template
SENT: Final = 4 << 20  # bytes of one answer of the worker

MANY, DEEP, SLOW = 70, 71, 72
"""How the worker leaves when memory, the stack or the time ran out where no template could be told of it."""


class Over(Exception):  # noqa: N818
    """`what` was too much: `time`, `size` or `depth`."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def close() -> None:
    """Take from this process what it needs no more: files, memory beyond MEMORY, the right to start others.

    Nothing can be imported after that. Windows has no such limits: there, WAIT alone holds.
    """
    if sys.platform == "win32":
        return
    import resource

    for name, most in (
        ("RLIMIT_AS", MEMORY),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_NOFILE", 3),
        ("RLIMIT_NPROC", 0),
    ):
        kind = getattr(resource, name, None)
        if kind is None:
            continue
        hard = resource.getrlimit(kind)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (allowed, allowed))
        except (OSError, ValueError):  # macOS refuses RLIMIT_AS
            continue


def start_clock() -> None:
    """From now on: Over("time") after SECONDS of computing; the end of the process a second later, where it did not come."""
    if sys.platform == "win32":
        return
    import resource

    signal.signal(signal.SIGPROF, _over)
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    last = math.ceil(used + SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (last if hard == resource.RLIM_INFINITY else min(last, hard), hard))
    signal.setitimer(signal.ITIMER_PROF, SECONDS)


def stop_clock() -> None:
    """The template is done."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, 0)


def _over(*_: Any) -> None:
    raise Over("time")
