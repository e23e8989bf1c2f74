"""Files in conflict, as git's index keeps them: what both sides started from, and what each of them made of it.

That is there after a merge, a rebase, a cherry-pick, a revert and a stash pop alike, whatever became of the file since.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mission_cli.errors import MissionError
from mission_cli.storage import disk
from mission_cli.storage.aside import own_temporary
from mission_cli.storage.git.blobs import contents
from mission_cli.storage.git.process import answer, checked

BASE, OURS, THEIRS = 1, 2, 3
_FILES = ("100644", "100755")
_LABEL = re.compile(rb"^((?:<{7,}|>{7,}|\|{7,}|={7,}))(?: .*)?$", re.MULTILINE)


class Stages(NamedTuple):
    """The three versions of a file in conflict, as git calls them; None where a side has no such file.

    `unreadable` says which of the versions git cannot give: it is a link, or its object is missing.
    """

    base: bytes | None
    ours: bytes | None
    theirs: bytes | None
    unreadable: tuple[int, ...] = ()
    blobs: tuple[str, ...] = ()


def conflicted(folder: Path, *under: str) -> dict[str, Stages]:
    """The files in conflict below `folder`, or below these parts of it, by their path from there. Raises GitError."""
    entries = _entries(folder, under)
    raw = contents(folder, (blob for _, mode, blob, _ in entries if mode in _FILES))
    found: dict[str, Stages] = {}
    for path in dict.fromkeys(path for path, *_ in entries):
        versions: dict[int, bytes | None] = {}
        unreadable, blobs = [], []
        for _, _, blob, stage in (entry for entry in entries if entry[0] == path):
            versions[stage] = raw.get(blob)
            unreadable += [] if versions[stage] is not None else [stage]
            blobs.append(blob)
        base, ours, theirs = (versions.get(stage) for stage in (BASE, OURS, THEIRS))
        found[path] = Stages(base, ours, theirs, tuple(unreadable), tuple(blobs))
    return found


def unmerged(folder: Path) -> list[str]:
    """Every file in conflict in the whole repository, by its path from the top of it. Raises GitError."""
    out = checked("ls-files", answer(folder, "ls-files", "--unmerged", "--full-name", "-z", "--", ":/")).out
    return list(dict.fromkeys(os.fsdecode(line.partition(b"\t")[2]) for line in out.split(b"\0") if line))


def _entries(folder: Path, under: Sequence[str]) -> list[tuple[str, str, str, int]]:
    """Path, mode, object and stage of every unmerged entry of the index."""
    out = checked("ls-files", answer(folder, "ls-files", "--unmerged", "-z", "--", *under)).out
    found = []
    for line in out.split(b"\0"):
        if line:
            facts, _, path = line.partition(b"\t")
            mode, blob, stage = facts.decode().split()
            found.append((os.fsdecode(path), mode, blob, int(stage)))
    return found


@contextlib.contextmanager
def temporary() -> Iterator[Path]:
    """A folder of our own for a while. Raises MissionError where the system gives none, or the folder cannot be used."""
    import tempfile

    above = Path(tempfile.gettempdir())
    try:
        own = own_temporary(above)
        try:
            yield own
        finally:
            _remove(own)
    except OSError as error:
        raise MissionError("write.failed", path=str(above), words=error.strerror or str(error)) from None


def _remove(folder: Path) -> None:
    """Remove the folder and all that is in it; what cannot be removed stays."""
    with contextlib.suppress(OSError):
        for name in disk.names(folder):
            path = folder / name
            if path.is_dir() and not path.is_symlink():
                _remove(path)
            else:
                disk.unlink(path)
        disk.rmdir(folder)


def same_but_labels(one: bytes, other: bytes) -> bool:
    """Whether two texts are one but for what stands behind git's markers, and for the kind of their line ends."""
    return _bare(one) == _bare(other)


def _bare(text: bytes) -> bytes:
    return _LABEL.sub(rb"\1", text.replace(b"\r\n", b"\n"))


def has_markers(text: bytes) -> bool:
    """Whether a line of `text` begins or ends a conflict, as git writes it or with its label taken out."""
    return re.search(rb"^(?:<{7,}|\|{7,}|>{7,})(?: |\r?$)", text, re.MULTILINE) is not None


# What became of it ---------------------------------------------------------------------------------------------------


def reopened(folder: Path, path: str) -> bytes:
    """What git still knows of a conflict that was marked as settled, as `reopen` takes it; b"" where it forgot. Raises
    GitError."""
    listed = checked("ls-files", answer(folder, "ls-files", "--resolve-undo", "--full-name", "-z", "--", path)).out
    found = [line for line in listed.split(b"\0") if line]
    if not found or unmerged_at(folder, path):
        return b""
    facts, _, name = found[0].partition(b"\t")
    nothing = b"0 " + b"0" * len(facts.split()[1]) + b"\t" + name
    return b"".join(line + b"\0" for line in (nothing, *found))


def unmerged_at(folder: Path, path: str) -> bool:
    """Whether git's index has a file in conflict. Raises GitError."""
    return bool(_entries(folder, (path,)))


def reopen(folder: Path, entries: bytes) -> None:
    """Put a conflict back into git's index; the file is left as it is. Raises GitError."""
    checked("update-index", answer(folder, "update-index", "-z", "--index-info", stdin=entries))


def add(folder: Path, paths: Sequence[str]) -> None:
    """Mark these files as settled, as they are. Nothing else is staged. Raises GitError."""
    if paths:
        checked("add", answer(folder, "add", "--", *paths))


def remove(folder: Path, paths: Sequence[str]) -> None:
    """Settle that these files go: from the index and from the folder. Raises GitError."""
    if paths:
        checked("rm", answer(folder, "rm", "--quiet", "--force", "--", *paths))
