"""Writes that cannot lose anything: one writer at a time, never over somebody else's change, whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from mission_cli.errors import ConflictError, MissionError, RefusedWriteError
from mission_cli.storage import disk, reading
from mission_cli.storage.leftovers import TEMPORARY, forget, own_mark, sweep_dead, sweep_workspace
from mission_cli.storage.root import OWN_FOLDER

LOCK_SECONDS = 10.0
Remember: TypeAlias = Callable[[Path, Path, bytes | None, bytes | None], Callable[[], None]]
"""Told of each change just before it: the workspace, the file, its bytes before and after, None for no file. Returns what
forgets it again, when the change fails. See storage/undo/operations.py."""


def update(
    root: Path, path: Path, plan: Callable[[bytes], bytes], remember: Remember | None = None
) -> tuple[bytes, bytes]:
    """Replace the content of `path` by `plan(content)`, read under the workspace's lock. Returns (before, after).

    What `plan` raises leaves the file untouched. Raises ConflictError when the file changes between the read and
    the write (an editor does not take the lock), RefusedWriteError for a link that leaves the workspace.
    """
    with locked(root):
        target = _inside(root, path)
        if not reading.is_itself(path, root):
            sweep_dead(target.parent)  # behind a link: none of the folders that are swept anyway
        try:
            before = disk.read(target)
        except OSError as error:
            raise _failed(target, error) from None
        after = plan(before)
        if after != before:
            with _remembered(remember, root, target, before, after):
                _replace(target, before, after)
        return before, after


def create(root: Path, path: Path, content: bytes, remember: Remember | None = None) -> None:
    """Write a file that must not exist yet. Raises ConflictError when it does."""
    with locked(root):
        folder = _inside(root, path.parent)
        try:
            disk.mkdir(folder)
            with _remembered(remember, root, folder / path.name, None, content):
                _named_new([folder / path.name], content, None)
        except FileExistsError:
            raise ConflictError("write.exists", path=str(path)) from None
        except OSError as error:
            raise _failed(path, error) from None


def remove(root: Path, path: Path, content: bytes, remember: Remember | None = None) -> None:
    """Remove a file that holds `content`. Raises ConflictError when it holds anything else, and leaves it."""
    with locked(root):
        target = _inside(root, path)
        try:
            _refuse_change(target, content)
            with _remembered(remember, root, target, content, None):
                _removed(target)
            disk.sync_folder(target.parent)
        except OSError as error:
            raise _failed(path, error) from None


@contextlib.contextmanager
def _remembered(
    remember: Remember | None, root: Path, target: Path, before: bytes | None, after: bytes | None
) -> Iterator[None]:
    """Have the change remembered that is made inside, and forgotten where it fails."""
    forget_again = remember(root, target, before, after) if remember else None
    try:
        yield
    except BaseException as error:
        # What a person interrupts may be done already.
        if forget_again and (isinstance(error, Exception) or _content(target) != after):
            forget_again()
        raise


def put(path: Path, content: bytes, *, private: bool = False, durable: bool = True) -> None:
    """Write a file that no lock guards and whose last writer wins: whole or not at all, its mode kept.

    `private` gives a new one to its owner only. Raises OSError.
    """
    sweep_dead(path.parent)
    mode = 0o600 if private else None
    with contextlib.suppress(FileNotFoundError):
        mode = stat.S_IMODE(disk.facts(path).st_mode)
    temporary = _written(path, content, mode, durable=durable)
    try:
        _moved(temporary, path, content)
    except BaseException:
        forget(temporary)
        raise
    if durable:
        disk.sync_folder(path.parent)


def put_new(paths: Iterable[Path], content: bytes) -> Path:
    """Write a file readable by its owner only under the first of these names (of one folder) that is free: whole, and
    never over another. Raises OSError, FileExistsError when none is free."""
    return _named_new(paths, content, 0o600)


def own_folder(root: Path) -> Path:
    """`.mission/cache/`, made when missing: what can be deleted at any moment. It ignores itself in git.

    Raises OSError where it cannot be made, and where a link (a clone may hold one) leads it out of the workspace.
    """
    folder = root / OWN_FOLDER
    for own in (folder, folder / "drafts", folder / "undo"):
        if not _is_in(own, root):
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(own))
    disk.mkdir(folder)
    ignore = folder / ".gitignore"
    if not os.path.lexists(ignore):
        put(ignore, b"*\n")  # on the disk before the name: an empty one would ignore nothing after a power cut
    return folder


# The lock ------------------------------------------------------------------------------------------------------------


class Locks:
    """How many this process took: before the first of a run, nothing is written."""

    taken = 0


@contextlib.contextmanager
def locked(root: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Hold the workspace's lock; the system lets go of it when the process ends, however it ends. What a killed run
    left is removed first.

    Raises MissionError after a bounded wait, RefusedWriteError when the workspace cannot be written at all.
    """
    Locks.taken += 1
    try:
        descriptor, path = _taken(root, time.monotonic() + seconds)
    except OSError as error:  # also a file system without locks
        raise _failed(root, error) from None
    try:
        sweep_workspace(root)
        yield
    finally:
        with contextlib.suppress(OSError):
            disk.close(descriptor, path)


def _taken(root: Path, deadline: float) -> tuple[int, Path]:
    while True:
        path = own_folder(root) / "lock"
        descriptor = disk.open_file(path, os.O_RDWR | os.O_CREAT | disk.NO_LINK)
        try:
            _wait(root, descriptor, path, deadline)
            if _is_still(descriptor, path):
                return descriptor, path
        except BaseException:
            with contextlib.suppress(OSError):
                disk.close(descriptor, path)
            raise
        # The cache was deleted while we waited: this lock would guard against nobody.
        disk.close(descriptor, path)


def _wait(root: Path, descriptor: int, path: Path, deadline: float) -> None:
    taken = disk.try_lock(descriptor, path)
    while not taken:
        left = deadline - time.monotonic()
        if left <= 0:
            raise MissionError("write.busy", path=str(root))
        taken = disk.queue_for_lock(descriptor, path, left)


def _is_still(descriptor: int, path: Path) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    return False


# One file ------------------------------------------------------------------------------------------------------------


def _replace(target: Path, before: bytes, after: bytes) -> None:
    try:
        temporary = _written(target, after, stat.S_IMODE(disk.facts(target).st_mode))
        try:
            _refuse_change(target, before)
            _moved(temporary, target, after)
        except BaseException:
            forget(temporary)
            raise
        disk.sync_folder(target.parent)
    except OSError as error:
        raise _failed(target, error) from None


def _refuse_change(target: Path, before: bytes) -> None:
    if disk.read(target) != before:
        raise ConflictError("write.changed", path=str(target))


def _named_new(paths: Iterable[Path], content: bytes, mode: int | None) -> Path:
    temporary: Path | None = None
    try:
        for path in paths:
            temporary = temporary or _written(path, content, mode)
            with contextlib.suppress(FileExistsError):
                _linked(temporary, path)
                disk.sync_folder(path.parent)
                return path
    finally:
        if temporary:
            forget(temporary)
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))


def _written(target: Path, content: bytes, mode: int | None, *, durable: bool = True) -> Path:
    """A temporary file beside `target`, its content on the disk; `mode` None leaves the choice to the person's umask."""
    if target.exists() and not os.access(target, os.W_OK):
        # A rename would pass over a file its owner made read-only: that is not ours to undo.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    temporary = target.with_name(f".{target.name[:50]}.{own_mark()}{TEMPORARY}")
    # Nobody else reads what is being written until it has the mode of the file it replaces.
    try:
        descriptor = disk.open_file(temporary, disk.NEW, 0o666 if mode is None else 0o600)
        try:
            disk.write(descriptor, temporary, content)
            if mode is not None:
                disk.chmod(temporary, mode)
            if durable:
                disk.sync(descriptor, temporary)
        finally:
            disk.close(descriptor, temporary)
    except BaseException:
        forget(temporary)
        raise
    return temporary


def _moved(temporary: Path, target: Path, content: bytes) -> None:
    """Give the finished file its name, over another."""
    try:
        disk.replace(temporary, target)
    except OSError:
        # A server may do what is asked and lose its answer: a record that is there is not said to be refused.
        if os.path.lexists(temporary) or _content(target) != content:
            raise


def _removed(target: Path) -> None:
    try:
        disk.unlink(target)
    except OSError:
        if os.path.lexists(target):  # gone all the same, as above
            raise


def _linked(temporary: Path, target: Path) -> None:
    """Give the finished file its name, never over another: a hard link fails where a rename would replace."""
    try:
        disk.link(temporary, target)
    except OSError as error:
        if _same(temporary, target):  # done all the same, as above
            return
        if isinstance(error, FileExistsError):
            raise
        # A file system without hard links.
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        disk.replace(temporary, target)


def _content(path: Path) -> bytes | None:
    try:
        return disk.read(path)
    except OSError:
        return None


def _same(one: Path, other: Path) -> bool:
    try:
        return os.path.samestat(one.lstat(), other.lstat())
    except OSError:
        return False


def _failed(path: Path, error: OSError) -> RefusedWriteError:
    if isinstance(error, reading.NotAFileError):
        return RefusedWriteError("write.not-a-file", path=str(path))
    return RefusedWriteError("write.failed", path=str(path), words=error.strerror or str(error))


def _is_in(path: Path, root: Path) -> bool:
    return reading.is_within(os.path.realpath(path), os.path.realpath(root))


def _inside(root: Path, path: Path) -> Path:
    try:
        return Path(reading.inside(path, root))
    except reading.OutsideError as error:
        raise RefusedWriteError("write.outside", path=str(path), target=error.target) from None
