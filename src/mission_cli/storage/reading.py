"""Read what lies on the disk: the one way in which any file of a workspace is opened and any folder looked into.

A clone, an archive or a shared folder may hold anything in the place of a file: a link that leads out of the workspace, a
pipe that nobody writes to, a device without an end. Only regular files are read, never more of them than asked for, and
with `root` only those that lie in that folder: each part of the path is opened without following a link, so that none
can be put in its place meanwhile; a link that stays inside is followed once it is known where it leads.

Imports nothing heavy: completion and lists start here. Enforced by tests/unit/test_boundaries.py.
"""

from __future__ import annotations

import errno
import os
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import FileIO

    from mission_cli.storage.root import StrPath

LARGEST = 1 << 20
"""Bytes: no file that a person writes in a workspace is larger."""
WHOLE = 1 << 26
"""Bytes: what is not written by hand, an index or a listing for other programs, is never larger."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_FILE = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
# O_PATH: a folder that may be passed through need not be one that may be listed.
_FOLDER = getattr(os, "O_DIRECTORY", 0) | _NO_LINK | getattr(os, "O_PATH", os.O_RDONLY)
_BY_PARTS = os.open in os.supports_dir_fd and bool(_NO_LINK)
_LINKS = (errno.ELOOP, errno.ENOTDIR, errno.EMLINK)
"""How systems say that a link was not followed."""


class OutsideError(PermissionError):
    """A link leads out of the folder that is read."""

    def __init__(self, path: StrPath, target: str) -> None:
        super().__init__(errno.EPERM, os.strerror(errno.EPERM), str(path))
        self.target = target


class NotAFileError(OSError):
    """A pipe, a device or a folder stands in the place of a file."""

    def __init__(self, path: StrPath) -> None:
        super().__init__(errno.EINVAL, os.strerror(errno.EINVAL), str(path))


def head(path: StrPath, most: int = LARGEST + 1, root: StrPath | None = None) -> bytes:
    """The beginning of a regular file, `most` bytes at the most. Raises OSError."""
    descriptor = _opened(path, root)
    try:
        return _read(descriptor, most)
    finally:
        os.close(descriptor)


def whole(path: StrPath, root: StrPath | None = None, most: int = WHOLE) -> bytes:
    """All of a regular file. Raises OSError, for one that is larger than `most` too: half a file is none."""
    content = head(path, most + 1, root)
    if len(content) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return content


def plain(path: StrPath, most: int) -> bytes | None:
    """As `whole`, of a file in a folder that was looked into already: None for a link, and whatever else is no plain
    file of that size."""
    try:
        descriptor = os.open(path, _FILE | _NO_LINK)
    except OSError:
        return None
    try:
        facts = os.fstat(descriptor)
        # One byte more than there was: a file that grew meanwhile is not cut off.
        size = facts.st_size + 1
        raw = os.read(descriptor, size) if stat.S_ISREG(facts.st_mode) and size <= most else b""
        return raw if len(raw) == size - 1 else None
    except OSError:
        return None
    finally:
        os.close(descriptor)


def given(path: StrPath, most: int) -> bytes:
    """The beginning of what a person named, wherever and whatever it is: a pipe or a device too (`@/dev/stdin`). Raises
    OSError, ValueError."""
    with open(path, "rb") as file:
        return file.read(most)


def stream(path: StrPath, root: StrPath | None = None) -> FileIO:
    """A regular file to be read piece by piece, without a buffer. Raises OSError."""
    return open(_opened(path, root), "rb", buffering=0)


def entries(folder: StrPath, root: StrPath | None = None) -> list[os.DirEntry[str]]:
    """What a folder holds, in no order. Raises OSError, OutsideError where a link leads the folder out of `root`."""
    if root is not None:
        inside(folder, root)
    with os.scandir(folder) as found:
        return list(found)


def below(folder: StrPath, root: StrPath | None = None) -> Iterator[str]:
    """The path of each file below a folder, hidden ones left out and linked folders not entered; nothing of what cannot
    be looked into, or of a folder that a link leads out of `root`."""
    folders = [os.fspath(folder)]
    while folders:
        current = folders.pop()
        try:
            found = entries(current, root)
        except OSError:
            continue
        for entry in found:
            if entry.name[0] == ".":
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            elif not _is_folder(entry):
                yield entry.path


def inside(path: StrPath, root: StrPath) -> str:
    """Where a path leads, every link followed. Raises OutsideError when that is out of `root`."""
    # Not Path.resolve: it raises RuntimeError for a link that leads to itself.
    target, top = os.path.realpath(path), os.path.realpath(root)
    if not is_within(target, top):
        raise OutsideError(path, target)
    return target


def is_within(path: str, folder: str) -> bool:
    """Whether a path is that folder or below it; neither has links or `..`."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def is_itself(path: StrPath, root: StrPath) -> bool:
    """Whether no link is on the way from `root` to `path`, which lies below it."""
    return os.path.realpath(path) == os.path.normpath(os.path.join(os.path.realpath(root), os.path.relpath(path, root)))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _opened(path: StrPath, root: StrPath | None) -> int:
    """A descriptor of a regular file. What no file can be called, with a NUL in it, is not there."""
    try:
        descriptor = os.open(path, _FILE) if root is None else _opened_in(os.fspath(path), os.fspath(root))
    except ValueError:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), repr(path)) from None
    try:
        regular = stat.S_ISREG(os.fstat(descriptor).st_mode)
    except BaseException:
        os.close(descriptor)
        raise
    if not regular:
        os.close(descriptor)
        raise NotAFileError(path)
    return descriptor


def _opened_in(path: str, root: str) -> int:
    if not _BY_PARTS:
        return os.open(inside(path, root), _FILE | _NO_LINK)
    parts = path[len(root) :].split(os.sep) if path.startswith(root) else [".."]
    if ".." not in parts and (root.endswith(os.sep) or not parts[0]):
        try:
            return _by_parts(root, parts)
        except OSError as error:
            if error.errno not in _LINKS:
                raise
    top, target = os.path.realpath(root), inside(path, root)
    return _by_parts(top, target[len(top) :].split(os.sep))


def _by_parts(root: str, parts: list[str]) -> int:
    """Open each part below the one before, none of them through a link. Raises OSError."""
    *folders, name = [part for part in parts if part not in ("", ".")] or ["."]
    current = os.open(root, _FOLDER & ~_NO_LINK)
    try:
        for folder in folders:
            following = os.open(folder, _FOLDER, dir_fd=current)
            os.close(current)
            current = following
        return os.open(name, _FILE | _NO_LINK, dir_fd=current)
    finally:
        os.close(current)


def _read(descriptor: int, most: int) -> bytes:
    pieces, left = list[bytes](), most
    while left > 0:
        piece = os.read(descriptor, min(left, os.fstat(descriptor).st_size + 1) if not pieces else left)
        if not piece:
            break
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)
