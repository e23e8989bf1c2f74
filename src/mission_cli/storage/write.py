"""Writes that cannot lose anything: one writer at a time, never over somebody else's change, whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from mission_cli.errors import ConflictError, MissionError, RefusedWriteError

LOCK_SECONDS = 10.0
OWN_FOLDER = ".mission/cache"
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
            temporary = _written(folder / path.name, content, None)
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
    """`.mission/cache/`, made when missing: what can be deleted at any moment. It ignores itself in git.

    Raises OSError where it cannot be made, and where a link (a clone may hold one) leads it out of the workspace.
    """
    folder = root / OWN_FOLDER
    for own in (folder, folder / "drafts"):
        if not own.resolve().is_relative_to(root.resolve()):
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(own))
    folder.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as ignore:
        ignore.write("*\n")
    return folder


def draft_folders(root: Path, *, make: bool = True) -> Iterator[Path]:
    """Where what was typed and could not be recorded is kept, the best place first: in the workspace, else in a folder
    of the person's own under the system's temporary one, for a workspace that cannot be written."""
    with contextlib.suppress(OSError):
        folder = (own_folder(root) if make else root / OWN_FOLDER) / "drafts"
        if make:
            folder.mkdir(mode=0o700, exist_ok=True)
        yield folder
    import tempfile  # 8 ms that reading need not pay

    with contextlib.suppress(OSError):
        # Named after the workspace as well as the person: two workspaces may hold missions of one id.
        owner = os.getuid() if hasattr(os, "getuid") else None
        mark = zlib.crc32(os.fsencode(root.resolve()))
        folder = Path(tempfile.gettempdir()) / f"mission-drafts-{owner or 0}-{mark:08x}"
        if make:
            folder.mkdir(mode=0o700, exist_ok=True)
        facts = folder.lstat()
        # The temporary folder is everybody's: a folder of that name that is not ours is not trusted.
        if not folder.is_symlink() and (owner is None or facts.st_uid == owner):
            yield folder


def kept_aside(root: Path, stem: str, ending: str, content: bytes) -> Path:
    """Keep `content` as a draft under a name of its own, readable by its owner only. Returns the path.

    Raises RefusedWriteError when no place takes it.
    """
    import tempfile

    words = ""
    for folder in draft_folders(root):
        try:
            descriptor, name = tempfile.mkstemp(ending, f"{stem}-", folder)
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
        file = open(own_folder(root) / "lock", "ab", opener=_no_link)  # noqa: SIM115
    except OSError as error:
        raise RefusedWriteError("write.failed", path=str(root), words=error.strerror or str(error)) from None
    with file:
        _wait(root, file, time.monotonic() + seconds)
        yield


def _wait(root: Path, file: IO[bytes], deadline: float) -> None:
    try:
        while not _try_lock(file):
            if time.monotonic() > deadline:
                raise MissionError("write.busy", path=str(root))
            time.sleep(0.01)
    except OSError as error:  # a file system without locks
        raise RefusedWriteError("write.failed", path=str(root), words=error.strerror or str(error)) from None


def _no_link(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)


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


def _written(target: Path, content: bytes, mode: int | None) -> Path:
    """A temporary file beside `target`, its content on the disk; `mode` None leaves the choice to the person's umask."""
    if target.exists() and not os.access(target, os.W_OK):
        # A rename would pass over a file its owner made read-only: that is not ours to undo.
        raise PermissionError(13, os.strerror(13), str(target))
    temporary = target.with_name(f".{target.name}.{os.getpid()}{_TEMPORARY}")
    try:
        with open(temporary, "wb", opener=_no_link if mode is None else _private) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _private(path: str, flags: int) -> int:
    """Nobody else reads what is being written until it has the mode of the file it replaces."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)


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
