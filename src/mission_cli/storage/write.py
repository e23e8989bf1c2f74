"""Writes that cannot lose anything: one writer at a time, never over somebody else's change, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from mission_cli.errors import ConflictError, MissionError, RefusedWriteError

LOCK_SECONDS = 10.0
_TEMPORARY = ".mission-tmp"

try:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

except ImportError:  # Windows
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]  # there on Windows only
        except OSError:
            return False
        return True


def update(root: Path, path: Path, plan: Callable[[bytes], bytes]) -> tuple[bytes, bytes]:
    """Replace the content of `path` by `plan(content)`, read under the workspace's lock. Returns (before, after).

    What `plan` raises leaves the file untouched. Raises ConflictError when the file changes between the read and
    the write (an editor does not take the lock), RefusedWriteError for a link that leaves the workspace.
    """
    with locked(root):
        target = _inside(root, path)
        before = _read(target)
        after = plan(before)
        if after != before:
            _replace(target, before, after)
        return before, after


def create(root: Path, path: Path, content: bytes) -> None:
    """Write a file that must not exist yet. Raises ConflictError when it does."""
    with locked(root):
        folder = _inside(root, path.parent)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _sweep(folder)
            temporary = _written(folder / path.name, content, 0o644)
            try:
                _link_new(temporary, folder / path.name)
            finally:
                temporary.unlink(missing_ok=True)
            _sync_folder(folder)
        except FileExistsError:
            raise ConflictError("write.exists", path=str(path)) from None
        except OSError as error:
            raise RefusedWriteError("write.failed", path=str(path), words=error.strerror or str(error)) from None


def own_folder(root: Path) -> Path:
    """`.mission/cache/`, made when missing: what can be deleted at any moment. It ignores itself in git."""
    folder = root / ".mission" / "cache"
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    return folder


def kept_aside(root: Path, stem: str, ending: str, content: bytes) -> Path:
    """Keep `content` where only its author reads it, under a name of its own: among the workspace's drafts, or in the
    system's temporary folder when the workspace cannot be written. Returns the path.

    Raises RefusedWriteError when no place takes it.
    """
    words = ""
    for folder in (root / ".mission" / "cache" / "drafts", Path(tempfile.gettempdir()) / "mission-drafts"):
        try:
            if folder.is_relative_to(root):
                own_folder(root)
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor, name = tempfile.mkstemp(ending, f"{stem}-", folder)  # readable by its owner only
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            words = error.strerror or str(error)
            continue
        return Path(name)
    raise RefusedWriteError("write.failed", path=stem, words=words)


@contextlib.contextmanager
def locked(root: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Hold the workspace's lock; the system lets go of it when the process ends, however it ends.

    Raises MissionError after a bounded wait, RefusedWriteError when the workspace cannot be written at all.
    """
    try:
        file = (own_folder(root) / "lock").open("ab")
    except OSError as error:
        raise RefusedWriteError("write.failed", path=str(root), words=error.strerror or str(error)) from None
    with file:
        deadline = time.monotonic() + seconds
        while not _try_lock(file):
            if time.monotonic() > deadline:
                raise MissionError("write.busy", path=str(root))
            time.sleep(0.01)
        yield


def _inside(root: Path, path: Path) -> Path:
    target = path.resolve()
    if not target.is_relative_to(root.resolve()):
        raise RefusedWriteError("write.outside", path=str(path), target=str(target))
    return target


def _read(target: Path) -> bytes:
    try:
        return target.read_bytes()
    except OSError as error:
        raise RefusedWriteError("write.failed", path=str(target), words=error.strerror or str(error)) from None


def _replace(target: Path, before: bytes, after: bytes) -> None:
    try:
        _sweep(target.parent)
        temporary = _written(target, after, stat.S_IMODE(target.stat().st_mode))
        try:
            if target.read_bytes() != before:
                raise ConflictError("write.changed", path=str(target))
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
        _sync_folder(target.parent)
    except OSError as error:
        raise RefusedWriteError("write.failed", path=str(target), words=error.strerror or str(error)) from None


def _written(target: Path, content: bytes, mode: int) -> Path:
    """A temporary file beside `target`, its content on the disk."""
    if target.exists() and not os.access(target, os.W_OK):
        # A rename would pass over a file its owner made read-only: that is not ours to undo.
        raise PermissionError(13, os.strerror(13), str(target))
    temporary = target.with_name(f".{target.name}.{os.getpid()}{_TEMPORARY}")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _link_new(temporary: Path, target: Path) -> None:
    """Give the finished file its name, never over another: a hard link fails where a rename would replace."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError(target) from None
        temporary.rename(target)


def _sweep(folder: Path) -> None:
    """Remove what a killed run left. Called under the lock, so that nobody else is writing."""
    for left in folder.glob(f".*{_TEMPORARY}"):
        left.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # Windows cannot open a folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
