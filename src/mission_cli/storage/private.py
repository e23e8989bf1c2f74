"""What the tool keeps of the missions in a clone, indexes, drafts, steps to undo: for the eyes of its owner."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from mission_cli.errors import RefusedWriteError
from mission_cli.storage import disk, reading
from mission_cli.storage.root import OWN_FOLDER

_NOBODYS = {".gitignore", "lock"}  # these tell nothing
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def open_to_others(root: Path) -> list[Path]:
    """The person's own files there that others on this computer may read, by name: copied without their modes, or made by
    an older version. None on a system without such modes."""
    if os.name != "posix":
        return []
    found = []
    for path in map(Path, reading.below(root / OWN_FOLDER, root) if reading.is_itself(root / OWN_FOLDER, root) else ()):
        try:
            facts = path.lstat()
        except OSError:  # gone meanwhile
            continue
        own = stat.S_ISREG(facts.st_mode) and facts.st_uid == os.geteuid()
        if own and facts.st_mode & _OTHERS and path.name not in _NOBODYS:
            found.append(path)
    return sorted(found)


def close_to_others(paths: Iterable[Path]) -> None:
    """Only their owner may read and write these files. Raises RefusedWriteError."""
    for path in paths:
        try:
            disk.chmod(path, stat.S_IRUSR | stat.S_IWUSR)
        except FileNotFoundError:  # an index made anew, a step swept away
            continue
        except OSError as error:
            raise RefusedWriteError("write.failed", path=str(path), words=error.strerror or str(error)) from None
