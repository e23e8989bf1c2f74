"""A text that git left with conflict markers, read as each of its two sides, and whether it is as git left it."""

from __future__ import annotations

import re
from collections import Counter

_LEAST = 7  # git makes the markers of a merge inside a merge longer by two
_MARK = re.compile(rb"(<+|\|+|=+|>+)(?: [^\r\n]*)?\r?\n?")


def sides(content: bytes) -> tuple[bytes, bytes] | None:
    """The text with every conflict settled for the first side, and for the second; None without a conflict, or with
    markers that do not follow one another as git writes them."""
    parted = _parted(content)
    return None if parted is None else (b"".join(parted[0]), b"".join(parted[1]))


def as_merged(content: bytes, base: bytes, ours: bytes, theirs: bytes) -> bool:
    """Whether a text with conflict markers is what some merge of these three leaves, nothing in it written or taken out
    since.

    Ways to merge draw the borders of a conflict differently, and what one side moved may stand in two places; but each
    line comes from one of the sides, and what neither side took out is there. False without a conflict.
    """
    parted = _parted(content)
    if parted is None:
        return False
    first, second, around = map(_lines, parted)
    held = first + second - around
    counts = [_lines(text.split(b"\n")) for text in (base, ours, theirs)]
    return all(
        _least(*(count[line] for count in counts)) <= held[line] <= counts[1][line] + counts[2][line]
        for line in {*held, *counts[1], *counts[2]}
    )


def _least(base: int, ours: int, theirs: int) -> int:
    """How often a line stands at least in a merge, by how often it does in each of the three texts.

    What both sides added in one place stands there once. Where a line comes more than once, like `state: todo`, a side
    may have added one and taken out another.
    """
    kept = max(0, ours + theirs - base)
    if max(base, ours, theirs) > 1:
        return min(ours, theirs, kept)
    return max(ours, theirs) if min(ours, theirs) >= base else kept


def _lines(lines: list[bytes]) -> Counter[bytes]:
    """How often each line is there; blank ones say nothing."""
    return Counter(line.rstrip(b"\r\n") for line in lines if line.strip())


def _parted(content: bytes) -> tuple[list[bytes], list[bytes], list[bytes]] | None:
    """The lines of both sides, and those around the conflicts, which both have."""
    first: list[bytes] = []
    second: list[bytes] = []
    around: list[bytes] = []
    part, size, conflicts = ">", 0, 0
    for line in content.splitlines(keepends=True):
        mark = _MARK.fullmatch(line)
        length = len(mark[1]) if mark else 0
        if mark is None or length < _LEAST or (part != ">" and length != size):
            first += [line] if part in "<>" else []
            second += [line] if part in "=>" else []
            around += [line] if part == ">" else []
            continue
        following = chr(mark[1][0])
        if following not in {">": "<", "<": "|=", "|": "=", "=": ">"}[part]:
            return None
        part, size = following, length
        conflicts += following == "<"
    return (first, second, around) if conflicts and part == ">" else None
