"""The calls that every write is made of: whole, tried again when a signal came in between, and open to a test's faults."""

from __future__ import annotations

import errno
import os
import signal
import stat
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mission_cli.storage import disk


class Wrong:
    """A hook that raises at the first `times` calls of one operation, and remembers all of them."""

    def __init__(self, operation: str, number: int, times: int) -> None:
        self.operation, self.number, self.times = operation, number, times
        self.seen: list[tuple[str, str]] = []

    def __call__(self, operation: str, path: Path, call: Callable[..., Any], *args: Any) -> Any:
        self.seen.append((operation, Path(path).name))
        if operation == self.operation and self.times:
            self.times -= 1
            raise OSError(self.number, os.strerror(self.number), str(path))
        return call(*args)


def written(path: Path, content: bytes) -> None:
    descriptor = disk.open_file(path, disk.NEW)
    try:
        disk.write(descriptor, path, content)
        disk.sync(descriptor, path)
    finally:
        disk.close(descriptor, path)


def test_nothing_is_in_between_but_in_a_test() -> None:
    assert disk.hook is None


def test_each_call_is_named_in_its_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hook = Wrong("", 0, 0)
    monkeypatch.setattr(disk, "hook", hook)
    disk.mkdir(tmp_path / "a" / "b")
    written(tmp_path / "a" / "b" / "x", b"content")
    disk.chmod(tmp_path / "a" / "b" / "x", 0o600)
    disk.link(tmp_path / "a" / "b" / "x", tmp_path / "y")
    disk.replace(tmp_path / "y", tmp_path / "z")
    disk.unlink(tmp_path / "z")
    disk.make_new(tmp_path / "own", 0o700)
    disk.rmdir(tmp_path / "own")
    disk.read(tmp_path / "a" / "b" / "x")
    disk.facts(tmp_path / "a")
    disk.names(tmp_path / "a")
    disk.sync_folder(tmp_path / "a")
    assert hook.seen == [
        *[("mkdir", "a"), ("mkdir", "b"), ("open", "x"), ("write", "x"), ("sync", "x"), ("close", "x")],
        *[("chmod", "x"), ("link", "y"), ("replace", "z"), ("unlink", "z"), ("mkdir", "own"), ("rmdir", "own")],
        *[("read", "x"), ("stat", "a"), ("list", "a"), ("sync", "a")],
    ]
    assert (tmp_path / "a" / "b" / "x").read_bytes() == b"content"


def test_a_system_that_takes_a_byte_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(operation: str, path: Path, call: Callable[..., Any], *args: Any) -> Any:
        return call(args[0], args[1][:1]) if operation == "write" else call(*args)

    monkeypatch.setattr(disk, "hook", slow)
    written(tmp_path / "x", "é".encode() * 50)
    assert (tmp_path / "x").read_bytes() == "é".encode() * 50


@pytest.mark.parametrize("operation", ["open", "write", "sync", "close", "replace", "link", "unlink", "mkdir", "chmod"])
def test_a_call_that_a_signal_cut_short_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str
) -> None:
    monkeypatch.setattr(disk, "hook", Wrong(operation, errno.EINTR, 1))
    disk.mkdir(tmp_path / "a")
    written(tmp_path / "a" / "x", b"content")
    disk.chmod(tmp_path / "a" / "x", 0o640)
    disk.link(tmp_path / "a" / "x", tmp_path / "y")
    disk.replace(tmp_path / "y", tmp_path / "z")
    disk.unlink(tmp_path / "a" / "x")
    assert not any((tmp_path / "a").iterdir())
    assert not (tmp_path / "y").exists()
    assert (tmp_path / "z").read_bytes() == b"content"


def test_a_signal_at_every_try_ends_in_an_error_and_not_never(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hook = Wrong("mkdir", errno.EINTR, 1000)
    monkeypatch.setattr(disk, "hook", hook)
    with pytest.raises(InterruptedError):
        disk.mkdir(tmp_path / "a")
    assert 1 < len(hook.seen) < 20
    (tries, hook.seen) = (len(hook.seen), [])
    hook.times = tries - 1  # the last one is made in earnest
    disk.mkdir(tmp_path / "a")
    assert (tmp_path / "a").is_dir()
    assert len(hook.seen) == tries


@pytest.mark.parametrize("there", ["a file", "a link to nowhere"])
def test_a_folder_is_no_folder(tmp_path: Path, there: str) -> None:
    if there == "a file":
        (tmp_path / "x").touch()
    else:
        (tmp_path / "x").symlink_to(tmp_path / "nowhere")
    with pytest.raises(NotADirectoryError) as error:
        disk.mkdir(tmp_path / "x")
    told = (error.value.errno, error.value.strerror, error.value.filename)
    assert told == (errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(tmp_path / "x"))


def test_a_folder_has_its_mode_and_those_above_it_the_usual_one(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        disk.mkdir(tmp_path / "a" / "b", 0o700)
        disk.mkdir(tmp_path / "c")
    finally:
        os.umask(before)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a", "a/b", "c")]
    assert modes == [0o755, 0o700, 0o755]


def test_a_folder_of_ones_own_is_new_and_has_its_mode(tmp_path: Path) -> None:
    disk.make_new(tmp_path / "own", 0o700)
    assert stat.S_IMODE((tmp_path / "own").stat().st_mode) == 0o700
    with pytest.raises(FileExistsError):
        disk.make_new(tmp_path / "own", 0o700)
    disk.rmdir(tmp_path / "own")
    assert not (tmp_path / "own").exists()


def test_a_folder_that_is_there_is_fine_and_a_file_that_is_not_too(tmp_path: Path) -> None:
    disk.mkdir(tmp_path)
    disk.unlink(tmp_path / "nothing")


def test_a_new_file_is_never_over_another_and_follows_no_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "outside")
    (tmp_path / "x").touch()
    for name in ("x", "link"):
        with pytest.raises(FileExistsError):
            disk.open_file(tmp_path / name, disk.NEW)
    assert not (tmp_path / "outside").exists()


def test_a_lock_is_one_descriptor_s_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    one, other = (disk.open_file(path, os.O_RDWR | os.O_CREAT) for _ in range(2))
    assert disk.try_lock(one, path)
    assert not disk.try_lock(other, path)
    disk.close(one, path)
    assert disk.try_lock(other, path)
    disk.close(other, path)


def test_a_lock_that_may_not_be_had_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: int) -> None:
        raise PermissionError

    monkeypatch.setattr("fcntl.flock", refused)
    with pytest.raises(PermissionError):
        disk.try_lock(0, tmp_path / "lock")


@pytest.mark.parametrize("taken", [True, False])
def test_a_lock_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: bool) -> None:
    """One byte, without waiting; a PermissionError says that another has it."""
    asked: list[tuple[int, ...]] = []

    class Msvcrt:
        LK_NBLCK = 2

        @staticmethod
        def locking(*args: int) -> None:
            asked.append(args)
            if not taken:
                raise PermissionError

    monkeypatch.setattr(disk, "msvcrt", Msvcrt, raising=False)
    with monkeypatch.context() as patch:
        patch.setattr(os, "name", "nt")
        had = disk.try_lock(7, tmp_path)
    assert had is taken
    assert asked == [(7, Msvcrt.LK_NBLCK, 1)]


def test_a_lock_is_queued_for_and_no_longer_than_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lock"
    one, other = (disk.open_file(path, os.O_RDWR | os.O_CREAT) for _ in range(2))
    before = signal.getsignal(signal.SIGALRM)
    hook, set_timer = Wrong("", 0, 0), signal.setitimer
    timers: list[float] = []

    def timed(which: int, seconds: float) -> tuple[float, float]:
        timers.append(seconds)
        return set_timer(which, seconds)

    monkeypatch.setattr(signal, "setitimer", timed)
    monkeypatch.setattr(disk, "hook", hook)
    assert disk.try_lock(one, path)
    assert not disk.queue_for_lock(other, path, 0.02)
    assert not disk.queue_for_lock(other, path, -1)  # no time left: the shortest wait there is, and not for ever
    assert hook.seen == [("lock", "lock")] * 3
    assert [seconds for seconds in timers if seconds] == [0.02, 0.001]
    threading.Timer(0.05, disk.close, (one, path)).start()
    assert disk.queue_for_lock(other, path, 5)
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    disk.close(other, path)
