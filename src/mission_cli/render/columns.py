"""Texts fitted to columns of a terminal: measured, folded, and cut so that a name stays nobody else's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

_SHORTEST: Final = 3
_LAST_CHARACTER: Final = "\U0010ffff"


def width_of(text: str) -> int:
    """The columns a text takes: two for a wide character, none for an accent of its own."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def by_column(text: str) -> list[str]:
    """A text as one piece a column: "" behind a wide character, an accent of its own with the letter before it."""
    pieces: list[str] = []
    for character in text:
        width = width_of(character)
        if width == 0 and pieces:
            at = max(index for index, piece in enumerate(pieces) if piece)
            pieces[at] += character
        else:
            pieces += [character, *[""] * (width - 1)]
    return pieces


def folded(text: str, width: int) -> list[str]:
    """A text on lines of `width` columns, between words; a word that is longer, where it must."""
    found = [""]
    for word in text.split(" "):
        line = f"{found[-1]} {word}" if found[-1] else word
        if width_of(line) <= width:
            found[-1] = line
            continue
        pieces = _broken(word, width)
        found[len(found) - (0 if found[-1] else 1) :] = pieces
    return found


def _broken(word: str, width: int) -> list[str]:
    found = [""]
    for piece in word:
        if found[-1] and width_of(found[-1] + piece) > width:
            found.append("")
        found[-1] += piece
    return found


def packed(items: Sequence[str], between: str, width: int) -> list[str]:
    """Items side by side on as many lines as are needed, none broken."""
    found: list[str] = []
    for item in items:
        line = f"{found[-1]}{between}{item}" if found else item
        if found and width_of(line) <= width:
            found[-1] = line
        else:
            found.append(item)
    return found


class Known(NamedTuple):
    """The ids of all missions, sorted, and each written backwards, sorted too."""

    forward: Sequence[str]
    backward: Sequence[str]

    @classmethod
    def of(cls, ids: Iterable[str]) -> Known:
        """Of ids in any order."""
        each = set(ids)
        return cls(sorted(each), sorted(one[::-1] for one in each))

    def alone(self, head: str, tail: str) -> bool:
        """Whether at most one id begins and ends so."""
        start, after = _between(head, self.forward)
        first, last = _between(tail[::-1], self.backward)
        if after - start < 2 or (tail and last - first < 2):
            return True
        if not tail:
            return False
        if after - start < last - first:
            return sum(one.endswith(tail) for one in self.forward[start:after]) < 2
        return sum(one.endswith(head[::-1]) for one in self.backward[first:last]) < 2


def label_in(label: str, room: int, known: Known) -> str:
    """`label` in `room` columns: whole, else cut at its end, else in its middle, as long as it can be no other; "" where
    that is not possible."""
    if width_of(label) <= room:
        return label
    head = _taken(label, room - 1)
    if len(head) >= _SHORTEST and known.alone(head, ""):
        return f"{head}…"
    head = _taken(label, room // 2)
    tail = _taken(label[::-1], room - 1 - width_of(head))[::-1]
    fits = min(len(head), len(tail)) >= _SHORTEST and known.alone(head, tail)
    return f"{head}…{tail}" if fits else ""


def _taken(text: str, room: int) -> str:
    """As much of the beginning of a text as `room` columns hold."""
    head = text[: max(0, room)]
    while width_of(head) > room and head:
        head = head[:-1]
    return head


def _between(head: str, ids: Sequence[str]) -> tuple[int, int]:
    """Where those that begin so stand among sorted ids, half-open."""
    return bisect_left(ids, head), bisect_left(ids, f"{head}{_LAST_CHARACTER}")
