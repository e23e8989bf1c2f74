"""Contents that git keeps, many of them in one answer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mission_cli.storage.git.process import answer, checked


def contents(folder: Path, names: Iterable[str]) -> dict[str, bytes | None]:
    """The bytes that git keeps under each name (`3f2a…`, `HEAD:./missions/acme.yaml`); None where it has no such file,
    as when an object is missing. Raises GitError."""
    wanted = [name for name in dict.fromkeys(names) if "\n" not in name]  # a name a line is how git is asked
    if not wanted:
        return {}
    asked = "".join(f"{name}\n" for name in wanted).encode("utf-8", "surrogateescape")
    out = checked("cat-file", answer(folder, "cat-file", "--batch", stdin=asked)).out
    found: dict[str, bytes | None] = {}
    at = 0
    for name in wanted:
        end = out.index(b"\n", at)
        head = out[at:end].rsplit(b" ", 2)
        at = end + 1
        found[name] = None
        if head[-1].isdigit():  # else: `NAME missing`
            size = int(head[-1])
            if head[-2] == b"blob":
                found[name] = out[at : at + size]
            at += size + 1
    return found
