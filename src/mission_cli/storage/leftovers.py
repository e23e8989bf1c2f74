"""The temporary files of writes: named by the run that makes them, and removed where that run was killed."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from mission_cli.storage import disk, reading
from mission_cli.storage.root import CONSULTANTS, MISSIONS, OWN_FOLDER, TEMPLATES

TEMPORARY = ".mission-tmp"


def own_mark() -> str:
    """What makes a name this run's own, and tells which run."""
    return f"{os.getpid()}-{os.urandom(4).hex()}"


def sweep_workspace(root: Path) -> None:
    """Remove them everywhere the tool writes; never through a link, wherever it leads."""
    for folder in (root, root / OWN_FOLDER.split("/", maxsplit=1)[0], root / OWN_FOLDER, root / OWN_FOLDER / "drafts"):
        if reading.is_itself(folder, root):
            sweep_dead(folder)
    for tree in (MISSIONS, CONSULTANTS, TEMPLATES):
        if reading.is_itself(root / tree, root):
            _sweep_tree(root / tree)


def _sweep_tree(folder: Path) -> None:
    with contextlib.suppress(OSError):
        for entry in reading.entries(folder):
            if entry.name.endswith(".yaml"):  # ten thousand of them need no second look
                continue
            if left_over(entry.name):
                forget(folder / entry.name)
            elif entry.is_dir(follow_symlinks=False):
                _sweep_tree(folder / entry.name)


def sweep_dead(folder: Path) -> None:
    """Remove the temporary files of runs that are no more; what a run still writes here is left to it."""
    with contextlib.suppress(OSError):
        for name in disk.names(folder):
            if left_over(name):
                forget(folder / name)


def left_over(name: str) -> bool:
    """Whether this is the name of a temporary file whose run has ended."""
    if name[0] != "." or not name.endswith(TEMPORARY):
        return False
    return not goes_on(name.removesuffix(TEMPORARY).rpartition(".")[2].partition("-")[0])


def goes_on(number: str) -> bool:
    """Whether this is the process id of another run that has not ended."""
    if not number.isdecimal() or os.name != "posix":  # Windows removes no file that is open
        return False
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return int(number) != os.getpid()


def forget(path: Path) -> None:
    """Remove what is of no more use. What cannot be removed stays: no loss, and never the failure of a write."""
    with contextlib.suppress(OSError):
        disk.unlink(path)
