"""Where the cache of a workspace lies, and whether what lies there is what the program wrote, every byte of it."""

from __future__ import annotations

import os
import stat
import struct
import sys
import zlib
from _blake2 import blake2b  # hashlib itself takes ten times as long to import
from functools import cache

from mission_cli import __version__
from mission_cli.storage import reading
from mission_cli.storage.root import StrPath

TYPE_CHECKING = False
if TYPE_CHECKING:
    from io import FileIO

_LARGEST = 1 << 33
_PIECE = 1 << 20
_HEADER = 100
"""Bytes before the first page's content, of which the database's own count of writes and `user_version` are parts."""
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def folder() -> str | None:
    """The folder of the caches of this person; None where there can be none."""
    named = os.environ.get("XDG_CACHE_HOME", "")  # a relative one is to be ignored, says the specification
    above = named if os.path.isabs(named) else os.path.expanduser("~/.cache")
    return f"{above}/mission" if os.path.isabs(above) else None


def place_of(root: StrPath) -> str | None:
    """The file of a workspace's cache. None where there is no place for it, or only one inside the workspace: what lies
    there may have come with a clone."""
    above, real = folder(), os.path.realpath(root)
    if above is None or reading.is_within(os.path.realpath(above), real):
        return None
    return f"{above}/{blake2b(os.fsencode(real), digest_size=16).hexdigest()}.sqlite"


@cache
def key() -> str:
    """What tells the code that makes rows from any other: whoever works on it has no new version for each change."""
    package, facts = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__)))), list[str]()
    folders = [f"{package}/core", f"{package}/storage"]
    while folders:
        for entry in reading.entries(folders.pop()):
            if entry.name.endswith(".py"):
                of = entry.stat()
                facts.append(f"{entry.path[len(package) :]} {of.st_size} {of.st_mtime_ns}")
            elif entry.name[0] not in "_." and entry.is_dir():
                folders.append(entry.path)
    text = "\n".join((__version__, sys.version, *sorted(facts)))
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def is_whole(path: str) -> bool:
    """Whether a file is a cache as `sum_of` sealed it, and nobody else may write it. A database tells damage to its own
    structure, not to what it holds."""
    try:
        with reading.stream(path) as file:
            of = os.fstat(file.fileno())
            ours = not hasattr(os, "geteuid") or (of.st_uid == os.geteuid() and not of.st_mode & _OTHERS_WRITE)
            if not (ours and _HEADER < of.st_size < _LARGEST):
                return False
            head, seen = _summed(file)
        pages, sealed = struct.unpack_from(">I", head, 28)[0], struct.unpack_from(">I", head, 60)[0]
        size = struct.unpack_from(">H", head, 16)[0]
        return bool(pages * (65_536 if size == 1 else size) == of.st_size and seen == sealed)
    except (OSError, struct.error):
        return False


def sum_of(file: FileIO) -> int:
    """What `is_whole` looks for as the database's `user_version`, of a file that was just opened. Raises OSError."""
    return _summed(file)[1]


def _summed(file: FileIO) -> tuple[bytes, int]:
    head, seen = file.read(_HEADER), 0
    while piece := file.read(_PIECE):
        seen = zlib.crc32(piece, seen)
    return head, seen & 0x7FFF_FFFF
