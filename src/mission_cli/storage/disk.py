"""The few calls to the system that every write of the program is made of: nothing else names, writes or removes a file.

A test puts a function in `hook`: it is then called in place of each call, with the operation's name, the path, the call
and its arguments, and may fail before it or after it, write less than asked, or end the process there. Enforced by
tests/unit/test_boundaries.py; used by tests/proofs/.
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

try:
    import fcntl
except ImportError:  # Windows
    import msvcrt

from mission_cli.storage import reading

R = TypeVar("R")
Hook: TypeAlias = Callable[..., Any]
hook: Hook | None = None

NO_LINK = getattr(os, "O_NOFOLLOW", 0)
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_LINK | getattr(os, "O_BINARY", 0)
_TRIES = 5


def _do(operation: str, path: Path, call: Callable[..., R], *args: Any) -> R:
    """Make the call. One that a signal cut short is made again: Python does so for some calls only, and not for ever."""
    for _ in range(_TRIES - 1):
        try:
            return _once(operation, path, call, *args)
        except InterruptedError:
            time.sleep(0.001)
    return _once(operation, path, call, *args)


def _once(operation: str, path: Path, call: Callable[..., R], *args: Any) -> R:
    if hook is None:
        return call(*args)
    done: R = hook(operation, path, call, *args)
    return done


def open_file(path: Path, flags: int, mode: int = 0o666) -> int:
    """A descriptor; see `NEW` for a file that must not exist yet."""
    return _do("open", path, os.open, path, flags, mode)


def write(descriptor: int, path: Path, content: bytes) -> None:
    """Every byte of `content`, however many calls it takes."""
    rest = memoryview(content)
    while rest:
        rest = rest[_do("write", path, os.write, descriptor, rest) :]


def sync(descriptor: int, path: Path) -> None:
    """Wait until what was written is on the disk."""
    _do("sync", path, os.fsync, descriptor)


def close(descriptor: int, path: Path) -> None:
    """Never made again after an error: the descriptor is gone, and may be somebody else's by then."""
    with contextlib.suppress(InterruptedError):
        _once("close", path, os.close, descriptor)


def chmod(path: Path, mode: int) -> None:
    _do("chmod", path, os.chmod, path, mode)


def replace(source: Path, target: Path) -> None:
    _do("replace", target, os.replace, source, target)


def link(source: Path, target: Path) -> None:
    """Give the file a second name. Raises FileExistsError, never replaces."""
    _do("link", target, os.link, source, target)


def unlink(path: Path) -> None:
    """Remove a file; one that is not there is fine."""
    with contextlib.suppress(FileNotFoundError):
        _do("unlink", path, os.unlink, path)


def make_new(path: Path, mode: int) -> None:
    """Make a folder. Raises FileExistsError."""
    _do("mkdir", path, os.mkdir, path, mode)


def rmdir(path: Path) -> None:
    _do("rmdir", path, os.rmdir, path)


def mkdir(path: Path, mode: int = 0o777) -> None:
    """Make a folder and those above it; one that is there is fine."""
    with contextlib.suppress(FileExistsError):
        if not os.path.isdir(path):  # noqa: PTH112  # Path's raises where it may not look
            if not os.path.isdir(path.parent):  # noqa: PTH112
                mkdir(path.parent)
            _do("mkdir", path, os.mkdir, path, mode)
    if not os.path.isdir(path):  # noqa: PTH112
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))


def read(path: Path) -> bytes:
    """What a write starts from: all of a regular file."""
    return _do("read", path, reading.whole, path)


def facts(path: Path) -> os.stat_result:
    """What a write keeps of the file it replaces, links followed."""
    return _do("stat", path, os.stat, path)


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return _do("list", folder, os.listdir, folder)


def sync_folder(folder: Path) -> None:
    """Put a new name on the disk, where the system can: the file is there and whole either way."""
    with contextlib.suppress(OSError):  # Windows cannot open a folder
        _do("sync", folder, _sync_folder, folder)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def try_lock(descriptor: int, path: Path) -> bool:
    """Take the lock, or say that another has it. Raises OSError on a file system without locks."""
    return _do("lock", path, _try_lock, descriptor)


def queue_for_lock(descriptor: int, path: Path, seconds: float) -> bool:
    """Wait for the lock no longer than this; whether it was taken.

    In the system's queue where it has one: who only tries now and then may be passed over by the others for ever.
    """
    return _do("lock", path, _queue, descriptor, max(seconds, 0.001))


def _queue(descriptor: int, seconds: float) -> bool:
    import threading  # only who waits needs it

    if os.name != "posix" or threading.current_thread() is not threading.main_thread():
        time.sleep(0.01)
        return _try_lock(descriptor)
    import signal

    def over(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, over)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        signal.setitimer(signal.ITIMER_REAL, 0)
    except TimeoutError:
        return False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    return True


def _try_lock(descriptor: int) -> bool:
    try:
        if os.name == "posix":
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # there on Windows only
    except BlockingIOError:
        return False
    except PermissionError:  # what Windows says of a lock that another has
        if os.name == "posix":
            raise
        return False
    return True
