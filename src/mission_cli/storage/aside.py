"""What is written beside the records: drafts, working copies for an editor, results in a file the person named."""

from __future__ import annotations

import contextlib
import os
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path

from mission_cli.errors import RefusedWriteError
from mission_cli.storage import disk, reading
from mission_cli.storage.leftovers import own_mark
from mission_cli.storage.root import OWN_FOLDER
from mission_cli.storage.write import own_folder, put, put_new


def write_out(path: Path, content: bytes) -> bool:
    """Write a result where the person said; whether that is a device (/dev/stdout, a pipe), which is written to and
    never replaced. Raises OSError."""
    if not _is_device(path):
        put(path, content)
        return False
    descriptor = disk.open_file(path, os.O_WRONLY | os.O_APPEND)
    try:
        disk.write(descriptor, path, content)
    finally:
        disk.close(descriptor, path)
    return True


def _is_device(path: Path) -> bool:
    if path.exists() and not path.is_file():
        return True
    # `-o /dev/stdout > file`: the link leads to a file, and is the system's.
    return path.is_symlink() and str(path.readlink()).startswith("/proc/")


def own_temporary(folder: Path) -> Path:
    """A new folder of the person's own in the system's temporary one. Raises OSError."""
    own = folder / f"mission-{os.urandom(8).hex()}"
    disk.make_new(own, 0o700)
    return own


def remove_folder(folder: Path) -> None:
    """Remove a folder of `own_temporary` with the files in it; what cannot be removed stays."""
    with contextlib.suppress(OSError):
        for name in disk.names(folder):
            disk.unlink(folder / name)
        disk.rmdir(folder)


def draft_folders(root: Path, *, make: bool = True) -> Iterator[Path]:
    """Where what was typed and could not be recorded is kept, the best place first: in the workspace, else in a folder
    of the person's own under the system's temporary one, for a workspace that cannot be written."""
    with contextlib.suppress(OSError):
        folder = (own_folder(root) if make else root / OWN_FOLDER) / "drafts"
        reading.inside(folder, root)
        if make:
            disk.mkdir(folder, 0o700)
        yield folder
    import tempfile  # 8 ms that reading need not pay

    with contextlib.suppress(OSError):
        # Named after the workspace as well as the person: two workspaces may hold missions of one id.
        owner = os.getuid() if hasattr(os, "getuid") else None
        mark = zlib.crc32(os.fsencode(os.path.realpath(root)))
        folder = Path(tempfile.gettempdir()) / f"mission-drafts-{owner or 0}-{mark:08x}"
        if make:
            disk.mkdir(folder, 0o700)
        facts = folder.lstat()
        # The temporary folder is everybody's: a folder of that name that is not ours is not trusted.
        if not stat.S_ISLNK(facts.st_mode) and (owner is None or facts.st_uid == owner):
            yield folder


DRAFT_DAYS = 90
"""How long what was typed and not recorded is kept before `mission doctor` says so, and offers to remove it."""


def old_drafts(root: Path, now: float) -> list[Path]:
    """The drafts that nobody touched for DRAFT_DAYS, by name; `now` in seconds since 1970. None is removed unasked: it is
    all there is of what somebody typed."""
    found = []
    for folder in draft_folders(root, make=False):
        with contextlib.suppress(OSError):
            for entry in reading.entries(folder):
                facts = entry.stat(follow_symlinks=False)
                own = stat.S_ISREG(facts.st_mode) and entry.name.endswith(".yaml")
                if own and now - facts.st_mtime > DRAFT_DAYS * 86_400:
                    found.append(Path(entry.path))
    return sorted(found)


def kept_aside(root: Path, stem: str, ending: str, content: bytes) -> Path:
    """Keep `content` as a draft under a name of its own, readable by its owner only. Returns the path.

    Raises RefusedWriteError when no place takes it.
    """
    words = ""
    for folder in draft_folders(root):
        try:
            return put_new((folder / f"{stem}-{own_mark()}{ending}" for _ in range(9)), content)
        except OSError as error:
            words = error.strerror or str(error)
    raise RefusedWriteError("write.failed", path=stem, words=words)
