"""A text that git left with conflict markers, read as each of its two sides."""

from __future__ import annotations

import re

_LEAST = 7  # git makes the markers of a merge inside a merge longer by two
_MARK = re.compile(rb"(<+|\|+|=+|>+)(?: [^\r\n]*)?\r?\n?")


def sides(content: bytes) -> tuple[bytes, bytes] | None:
    """The text with every conflict settled for the first side, and for the second; None without a conflict, or with
    markers that do not follow one another as git writes them."""
    first: list[bytes] = []
    second: list[bytes] = []
    part, size, conflicts = ">", 0, 0
    for line in content.splitlines(keepends=True):
        mark = _MARK.fullmatch(line)
        length = len(mark[1]) if mark else 0
        if mark is None or length < _LEAST or (part != ">" and length != size):
            first += [line] if part in "<>" else []
            second += [line] if part in "=>" else []
            continue
        following = chr(mark[1][0])
        if following not in {">": "<", "<": "|=", "|": "=", "=": ">"}[part]:
            return None
        part, size = following, length
        conflicts += following == "<"
    return (b"".join(first), b"".join(second)) if conflicts and part == ">" else None
