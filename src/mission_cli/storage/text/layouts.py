"""Two layouts of the same data → one that keeps the comments of both."""

from __future__ import annotations

import difflib
from typing import Final

MARK: Final = 61
"""So long a marker that no line of a file is taken for one."""
_LONGEST = 2000  # lines of one place that are compared one by one


def with_both_comments(merged: bytes) -> bytes:
    """The text without the markers (`MARK` long) of a merge of two texts that hold the same.

    Between them, what both have counts once, a line that one has alone stays, and of two the one with a comment, else ours.
    """
    found: list[bytes] = []
    sides: list[list[bytes]] = []
    for line in merged.splitlines(keepends=True):
        sign = line[:1] * MARK
        if not line.startswith((b"<" * MARK, b"=" * MARK, b">" * MARK)):
            (sides[-1] if sides else found).append(line)
        elif sign[:1] == b">":
            found += _both(*sides)
            sides = []
        else:
            sides.append([])
    return b"".join(found)


def _both(ours: list[bytes], theirs: list[bytes]) -> list[bytes]:
    if len(ours) + len(theirs) > _LONGEST:
        return ours
    found: list[bytes] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        one, other = ours[i1:i2], theirs[j1:j2]
        if tag == "insert" and not _comments(other):
            continue  # blank lines and the like: as ours has them
        found += other if tag != "equal" and _comments(other) > _comments(one) else one
    return found


def _comments(lines: list[bytes]) -> int:
    return sum(line.lstrip().startswith(b"#") or b" #" in line for line in lines)
