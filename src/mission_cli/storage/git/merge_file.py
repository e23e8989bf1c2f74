"""Git's own merge of three texts, line by line, whatever they hold."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final, Literal, NamedTuple

from mission_cli.errors import GitError
from mission_cli.storage import disk
from mission_cli.storage.aside import own_temporary, remove_folder
from mission_cli.storage.git.process import answer

_MOST = 127  # conflicts that git counts; what is above is an error
_NAMES: Final = ("ours", "base", "theirs")
# With another style git shows whole files where two lines differ.
_STYLE: Final = ("-c", "merge.conflictStyle=merge")


class Lines(NamedTuple):
    """The merged text, and in how many places it holds both sides between markers."""

    content: bytes
    conflicts: int


def merged_lines(
    base: bytes,
    ours: bytes,
    theirs: bytes,
    *,
    labels: tuple[str, str] = ("ours", "theirs"),
    marker_size: int = 7,
    favour: Literal["", "ours", "theirs"] = "",
) -> Lines:
    """`git merge-file` of three contents; with `favour`, that side's lines stand where both changed the same.

    Raises GitError: without git, and for a content that git takes for binary. Raises OSError without a temporary folder.
    """
    folder = own_temporary(Path(tempfile.gettempdir()))
    try:
        for name, content in zip(_NAMES, (ours, base, theirs), strict=True):
            _put(folder / name, content)
        options = [f"--marker-size={marker_size}", *([f"--{favour}"] if favour else [])]
        named = [word for label in (labels[0], "base", labels[1]) for word in ("-L", label)]
        done = answer(folder, *_STYLE, "merge-file", "-p", "-q", *options, *named, "--", *_NAMES)
    finally:
        remove_folder(folder)
    if not 0 <= done.code <= _MOST:
        raise GitError("git.refused", command="merge-file", words=done.words)
    return Lines(done.out, done.code)


def _put(path: Path, content: bytes) -> None:
    descriptor = disk.open_file(path, disk.NEW, 0o600)
    try:
        disk.write(descriptor, path, content)
    finally:
        disk.close(descriptor, path)
