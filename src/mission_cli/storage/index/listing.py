"""The files of a folder with what tells whether they changed: one system call a file, and nothing opened."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mission_cli.errors import Finding
from mission_cli.storage import reading
from mission_cli.storage.root import SETTINGS, StrPath


class Listing(NamedTuple):
    """The settings and every YAML file below a folder: a record each, as `record` makes it.

    `begun_ns` is when asking began; in `found` each record is ended by NUL, and some may be of other files; `closed` has
    a finding for each folder that cannot be looked into.
    """

    begun_ns: int
    settings: bytes
    found: bytes
    closed: list[Finding]

    def records(self) -> list[bytes]:
        """Every record, the settings first."""
        return [self.settings, *in_records(self.found)]


def listed(root: StrPath, below: str) -> Listing:
    """What there is in the folder `below` of a workspace. Every file is asked for: a folder's own times miss edits in place."""
    begun_ns, settings = time.time_ns(), _settings(root)
    found, closed = _asked(root, below)
    return Listing(begun_ns, settings, as_found(found), closed)


_END = b"\0"
_PIECE = 8192  # twice the longest path: a record ends in each


def in_records(found: bytes) -> list[bytes]:
    """The records in a listing, or in a part of one."""
    return found.split(_END)[:-1]


def differing(before: bytes, now: bytes) -> tuple[set[bytes], list[bytes]]:
    """The records of YAML files that two listings have not in common, and some that they have.

    A folder is mostly listed in one order, and most edits leave a record as long as it was: pieces in the same place are
    compared then, and only those that differ taken apart.
    """
    if len(before) != len(now):
        return set(in_records(before)), in_records(now)
    old, new = set[bytes](), list[bytes]()
    for start, stop in _stretches(before, now):
        old.update(in_records(before[start:stop]))
        new += in_records(now[start:stop])
    return old, new


def _stretches(before: bytes, now: bytes) -> Iterator[tuple[int, int]]:
    """Where whole records of two listings of one length differ: from the end of a record in an equal piece to the next."""
    start = None
    for at in range(0, len(now) + _PIECE, _PIECE):
        if before[at : at + _PIECE] != now[at : at + _PIECE]:
            start = at if start is None else start
        elif start is not None:
            yield before.rfind(_END, max(0, start - _PIECE), start) + 1, before.find(_END, at) + 1 or len(now)
            start = None


def as_found(records: Iterable[bytes]) -> bytes:
    """What `in_records` takes apart."""
    return b"".join(one + _END for one in records)


def record(kind: str, facts: os.stat_result, name: str) -> bytes:
    """What tells a file from what it was: `f 5120 1763…0 1763…0 4711 acme.yaml` — its kind (`S` the settings), size in bytes,
    time of its content and of its inode (seconds, ten decimals), inode, and its path in the folder."""
    modified, changed = divmod(facts.st_mtime_ns, 1_000_000_000), divmod(facts.st_ctime_ns, 1_000_000_000)
    times = f"{modified[0]}.{modified[1]:09}0 {changed[0]}.{changed[1]:09}0"
    return f"{kind} {facts.st_size} {times} {facts.st_ino} {name}".encode("utf-8", "surrogateescape")


def name_in(below: str, one: bytes) -> str:
    """The path in the workspace of the file of a record, listed in the folder `below`."""
    name = one.split(b" ", 5)[5].decode("utf-8", "surrogateescape")
    return name if one[:1] == b"S" else f"{below}/{name}"


def is_older(one: bytes, limit_ns: int) -> bool:
    """Whether both times of a record lie before this one."""
    _, _, modified, changed, _ = one.split(b" ", 4)
    return all(int(seconds.replace(b".", b"")) < limit_ns * 10 for seconds in (modified, changed))


def _asked(root: StrPath, below: str) -> tuple[list[bytes], list[Finding]]:
    found: list[bytes] = []
    closed: list[Finding] = []
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            # The ending first: to ask each of ten thousand files whether it is a folder takes as long again.
            for entry in reading.entries(f"{root}/{below}/{folder}", root):
                name = entry.name
                if name.endswith((".yaml", ".yml")) and name[0] != "." and not _is_folder(entry):
                    found.append(_record(entry, folder + name))
                elif name[0] != "." and entry.is_dir(follow_symlinks=False):
                    folders.append(f"{folder}{name}/")
        except FileNotFoundError:
            pass
        except OSError as error:
            closed.append(_unreadable(f"{below}/{folder}".rstrip("/"), error))
    return found, closed


def _unreadable(name: str, error: OSError) -> Finding:
    from mission_cli.storage.workspace import unreadable  # few runs meet such a folder

    return unreadable(name, error)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _record(entry: os.DirEntry[str], name: str) -> bytes:
    try:
        return record("l" if entry.is_symlink() else "f", entry.stat(), name)
    except OSError:  # a link that leads nowhere: a time that never comes again has the file looked at each time
        now = time.time_ns()
        return f"- -1 {now // 10**9}.{now % 10**9:09}0 0.0 0 {name}".encode("utf-8", "surrogateescape")


def _settings(root: StrPath) -> bytes:
    try:
        return record("S", os.stat(f"{root}/{SETTINGS}"), SETTINGS)
    except OSError:
        return b"S -1 0.0 0.0 0 " + SETTINGS.encode()


def alone(names: Iterable[str]) -> bool:
    """Whether no two files have one id."""
    ids = [folded(name) for name in names]
    return len({*ids}) == len(ids)


def folded(name: str) -> str:
    """A file's stem as ids are compared: composed and case-folded."""
    stem = name.rpartition("/")[2].rpartition(".")[0]
    if stem.isascii():
        return stem.lower()
    import unicodedata

    return unicodedata.normalize("NFC", stem).casefold()
