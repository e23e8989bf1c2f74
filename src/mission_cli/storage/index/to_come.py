"""Missions whose files tell of days to come: what is kept of them is made again without what has not happened yet."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from mission_cli.core.summary import path_of

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.storage.root import StrPath
    from mission_cli.storage.workspace import Loaded

_LAST: Final = re.compile(rb"\t(\d{4}-\d\d-\d\d)\n")
"""The latest day of a packed summary, its last field."""


def as_of(root: StrPath, part: bytes, today: dt.date, packed: Callable[[Loaded, str], str]) -> bytes:
    """Packed summaries, one a line, as they are without what is said to happen after `today`; most are left as they lie."""
    limit = today.isoformat().encode()
    if max(_LAST.findall(part), default=limit) <= limit:
        return part
    rows = part.split(b"\n")[:-1]
    for at, row in enumerate(rows):
        if row[-10:] > limit and row[-11:-10] == b"\t":
            again = read(root, path_of(row.decode("utf-8", "surrogateescape")), today)
            if again:
                name = again.path.relative_to(root).as_posix()
                rows[at] = packed(again, name).encode("utf-8", "surrogateescape")
    return b"".join(row + b"\n" for row in rows)


def read(root: StrPath, name: str, today: dt.date) -> Loaded | None:
    """The mission of a file without what is said to happen after `today`; None where it does not read."""
    from pathlib import Path

    from mission_cli.storage.workspace import Workspace

    workspace = Workspace(Path(root))
    return workspace.read(workspace.root / name, today=today)[0]
