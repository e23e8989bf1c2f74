"""Faults put into one call to the system of a run: the error, its reach, or the end of the process there."""

from __future__ import annotations

import contextlib
import errno
import gc
import io
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from tests.proofs.program import Ran

from mission_cli.cli import run
from mission_cli.storage import disk

TODAY = "2026-11-21"
KILLED = -signal.SIGKILL


class Fault(NamedTuple):
    """`what`: an errno's name, `EIO-after` (done, and said to have failed), `short` (half of the bytes taken), or
    `kill`. `reach`: `once`, `on` (from then on, in the workspace: its disk), `everywhere`."""

    what: str
    reach: str = "once"

    def __str__(self) -> str:
        return f"{self.what} {self.reach}"


_LOOKS = frozenset(("list", "stat", "read", "lock"))
# Killed after a call is killed before the next: no file knows the difference.
_ANYWHERE = (
    *(Fault(what) for what in ("kill", "EIO", "EINTR")),
    *(Fault(what, "on") for what in ("ENOSPC", "EROFS", "EINTR")),
    Fault("EIO", "everywhere"),
)
_ON_CHANGES = (Fault("ENOSPC"), Fault("EIO-after"))
_ON_WRITING = (Fault("short"), Fault("short-ENOSPC", "on"))


def faults(operation: str) -> tuple[Fault, ...]:
    """What can go wrong at a call of this kind."""
    changes = () if operation in _LOOKS else _ON_CHANGES
    return (*_ANYWHERE, *changes, *(_ON_WRITING if operation == "write" else ()))


class Injector:
    """The hook of one run: counts the calls, and makes the one numbered `at` go wrong. With `at` 0 it only counts."""

    def __init__(self, at: int = 0, fault: Fault | None = None, root: Path | None = None) -> None:
        self.at, self.fault, self.root = at, fault, root
        self.calls: list[str] = []

    def __call__(self, operation: str, path: Path, call: Callable[..., Any], *args: Any) -> Any:
        self.calls.append(operation)
        number = len(self.calls)
        if self.fault and self.at and (number == self.at or (number > self.at and self._reaches(path))):
            return self._wrong(self.fault, operation, path, call, args)
        return _done(operation, call, args)

    def _reaches(self, path: Path) -> bool:
        assert self.fault
        assert self.root
        if self.fault.reach == "on":
            return Path(path).is_relative_to(self.root)
        return self.fault.reach == "everywhere"

    def _wrong(self, fault: Fault, operation: str, path: Path, call: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        if fault.what == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if fault.what.startswith("short") and operation == "write" and len(self.calls) == self.at:
            descriptor, content = args
            return call(descriptor, content[: max(1, len(content) // 2)])
        if fault.what == "short":
            return _done(operation, call, args)
        if operation == "close" or fault.what.endswith("-after"):  # a descriptor is gone whatever close says
            done = _done(operation, call, args)
            if operation == "open":
                os.close(done)
        number = getattr(errno, fault.what.removesuffix("-after").removeprefix("short-"))
        raise OSError(number, os.strerror(number), str(path))


def _done(operation: str, call: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    # What reached the disk cannot be told apart here: a kill leaves the system's own memory of it.
    return None if operation == "sync" else call(*args)


@contextlib.contextmanager
def hooked(hook: disk.Hook | None) -> Iterator[None]:
    with mock.patch.object(disk, "hook", hook):
        yield


def ran(argv: Sequence[str], hook: disk.Hook | None = None, given: str = "") -> Ran:
    """One command line in this process, with `given` on standard input."""
    out, err = io.StringIO(), io.StringIO()
    with (
        hooked(hook),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = run([argv[0], "--today", TODAY, *argv[1:]])
    return Ran(code, out.getvalue(), err.getvalue())


def ran_in_child(folder: Path, argv: Sequence[str], hook: disk.Hook, given: str = "") -> Ran:
    """As `ran`, in a forked process: its end is the child's. What it said is in files of `folder`."""
    out, err = folder / "out", folder / "err"

    def child() -> int:
        with out.open("w", buffering=1) as stdout, err.open("w", buffering=1) as stderr:
            done = _ran_into(argv, hook, given, stdout, stderr)
            stdout.flush()
        return done

    code = os.waitstatus_to_exitcode(os.waitpid(forked(child), 0)[1])
    return Ran(code, out.read_text(), err.read_text())


def _ran_into(argv: Sequence[str], hook: disk.Hook, given: str, stdout: Any, stderr: Any) -> int:
    stdin = io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8")
    with (
        hooked(hook),
        mock.patch.object(sys, "stdin", stdin),
        contextlib.redirect_stdout(stdout),
        contextlib.redirect_stderr(stderr),
    ):
        return run([argv[0], "--today", TODAY, *argv[1:]])


def forked(child: Callable[[], int]) -> int:
    """A process that goes on with `child` and ends with its code; its id."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # 3.12 warns where threads are about: none of ours is
        gc.freeze()  # what is there is not looked through, and so not copied, by the child
        number = os.fork()
    if number:
        return number
    code = 99
    try:
        code = child()
    finally:
        os._exit(code)
