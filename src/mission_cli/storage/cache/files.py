"""The files of a folder with what tells whether they changed: one system call a file, and nothing opened."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from mission_cli.errors import Finding
from mission_cli.storage import reading
from mission_cli.storage.root import SETTINGS, StrPath

RACY_NS = 2_000_000_000
"""How much older than its reading a file must be for what was read to count."""
YOUNG = 0
"""The stamp of a file that is read again the next time, whatever it is then."""


Stamp: TypeAlias = tuple[int, int, int, int]
"""What tells a file from what it was: bytes, time of its content and of its inode (ns), inode."""


class Listing(NamedTuple):
    """The files that there are, by their paths in the workspace; None for one that cannot be asked.

    `begun_ns` is when asking began; `closed` has a finding for each folder that cannot be looked into.
    """

    begun_ns: int
    files: dict[str, Stamp | None]
    closed: list[Finding]

    def stamp(self, name: str) -> int:
        """A file's stamp as a row has it: `YOUNG` where it may change again unseen."""
        found = self.files[name]
        if found is None or max(found[1:3]) >= self.begun_ns - RACY_NS:
            return YOUNG
        return hash(found)

    def changed(self, known: Mapping[str, int]) -> list[str]:
        """The files that are not what they were when they had these stamps."""
        # A hash of numbers alone is the same in each run; none is `YOUNG` but by a chance of one in 2^64.
        return [name for name, stamp in self.files.items() if known.get(name) != hash(stamp)]


def listed(root: StrPath, below: str) -> Listing:
    """The YAML files below a folder of the workspace; for `mission.yaml`, that file, there or not.

    Every file is asked for: a folder's own times miss edits in place.
    """
    found = Listing(time.time_ns(), {}, [])
    if below == SETTINGS:
        found.files[SETTINGS] = _settings(root)
        return found
    folders = [below]
    while folders:
        folder = folders.pop()
        try:
            # The ending first: to ask each of ten thousand files whether it is a folder takes as long again.
            for entry in reading.entries(f"{root}/{folder}", root):
                name = entry.name
                if name[0] == ".":
                    continue
                if name.endswith((".yaml", ".yml")) and not _is_folder(entry):
                    found.files[f"{folder}/{name}"] = _stamp(entry)
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(f"{folder}/{name}")
        except FileNotFoundError:
            pass
        except OSError as error:
            found.closed.append(_unreadable(folder, error))
    return found


def _stamp(entry: os.DirEntry[str]) -> Stamp | None:
    try:
        of = entry.stat()
    except OSError:  # a link that leads nowhere
        return None
    return of.st_size, of.st_mtime_ns, of.st_ctime_ns, of.st_ino


def _settings(root: StrPath) -> Stamp | None:
    try:
        of = os.stat(f"{root}/{SETTINGS}")
    except FileNotFoundError:
        return -1, 0, 0, 0
    except OSError:
        return None
    return of.st_size, of.st_mtime_ns, of.st_ctime_ns, of.st_ino


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _unreadable(name: str, error: OSError) -> Finding:
    from mission_cli.storage.workspace import unreadable  # few runs meet such a folder

    return unreadable(name, error)
