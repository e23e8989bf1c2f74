"""The values of a document's template that write themselves, and those that are not there to be written."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from mission_cli.core.calendar_names import MONTHS
from mission_cli.render.sandbox.values import Opaque, markdown
from mission_cli.texts import language, t


class Day(dt.date):
    """A day that is written in words: `18 December 2026`, `1er janvier 2027`."""

    def __str__(self) -> str:
        lang = language()
        first = lang == "fr" and self.day == 1
        return f"{'1er' if first else self.day} {MONTHS[lang][self.month - 1]} {self.year}".replace(" ", "\u00a0")


class Coded:
    """A word of a closed list: written in the language in use, compared by its code."""

    __slots__ = ("code", "words")

    def __init__(self, code: str, words: str) -> None:
        self.code, self.words = code, words

    def __str__(self) -> str:
        return self.words

    def __eq__(self, other: object) -> bool:
        return self.code == (other.code if isinstance(other, Coded) else other)

    def __hash__(self) -> int:
        return hash(self.code)


class Lack(NamedTuple):
    """Something a person has to fill in: what, and the command that records it ("" for their own words)."""

    what: str
    command: str


class Notes:
    """What a rendering met on its way: what is to be filled in, what was left out. Each once, in the order it came."""

    def __init__(self) -> None:
        self.lacks: dict[Lack, None] = {}
        self.left_out: dict[tuple[str, str], None] = {}


class Gap(Opaque):
    """A fact that nobody has recorded, or words only a person can write."""

    def __init__(self, notes: Notes, what: str, command: str, hint: str = "") -> None:
        self._notes, self._lack, self._hint = notes, Lack(what, command), hint

    def written(self) -> str:
        self._notes.lacks[self._lack] = None
        return f"[… {markdown(self._hint)}]" if self._hint else "[…]"


class Withheld(Opaque):
    """A value that is there, and not passed on: `level` is `confidential`, `sensitive` or `managers`."""

    def __init__(self, notes: Notes, at: str, level: str) -> None:
        self._notes, self._at, self._level = notes, at, level

    def touched(self) -> None:
        self._notes.left_out[(self._at, self._level)] = None

    def written(self) -> str:
        self.touched()
        return f"*({t(f'doc.withheld-{self._level}')})*"


def day(when: dt.date) -> Day:
    """`when` as documents write it."""
    return Day(when.year, when.month, when.day)
