"""The last sync that brought anything in, as a step of what was done in this clone: never turned, only told."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import NamedTuple

from mission_cli.storage import disk, reading
from mission_cli.storage.leftovers import forget
from mission_cli.storage.undo.operations import FOLDER, names_of
from mission_cli.storage.write import own_folder

_NAME = "synced"
_LINE = re.compile(rb"([0-9a-f]{40,64}) ([0-9a-f]{40,64}) ([0-9]{1,12})\n")


class Synced(NamedTuple):
    """The commit that the branch was at before, and the one that it came to."""

    before: str
    after: str


def remember_sync(root: Path, before: str, after: str) -> None:
    """Never fails: a sync that cannot be remembered is made all the same."""
    folder = root / FOLDER
    with contextlib.suppress(OSError):
        own_folder(root)
        disk.mkdir(folder, 0o700)
        forget(folder / _NAME)
        descriptor = disk.open_file(folder / _NAME, disk.NEW, 0o600)
        try:
            disk.write(descriptor, folder / _NAME, f"{before} {after} {_newest(folder)}\n".encode())
        finally:
            disk.close(descriptor, folder / _NAME)


def last_sync(root: Path) -> Synced | None:
    """The last sync, where nothing was written since; None elsewhere, and for what does not read."""
    try:
        found = _LINE.fullmatch(reading.head(root / FOLDER / _NAME, 200, root))
        if found is None or int(found[3]) != _newest(root / FOLDER):
            return None
    except OSError:
        return None
    return Synced(found[1].decode(), found[2].decode())


def _newest(folder: Path) -> int:
    return max((name.number for name in names_of(disk.names(folder))), default=0)
