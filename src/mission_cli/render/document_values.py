"""The values of a document's template that write themselves, and those that are not there to be written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from mission_cli.render.locale import locale
from mission_cli.render.opaque import Opaque, markdown
from mission_cli.shell import named
from mission_cli.texts import t


class Day(dt.date):
    """A day that is written in words: `18 December 2026`, `1er janvier 2027`."""

    def __str__(self) -> str:
        return locale().in_words(self).replace(" ", "\u00a0")


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
        self._notes, self.lack, self.hint = notes, Lack(what, command), hint

    def written(self) -> str:
        self._notes.lacks[self.lack] = None
        return f"[… {markdown(self.hint)}]" if self.hint else "[…]"


class Withheld(Opaque):
    """A value that is there, and not passed on: `level` is `confidential`, `sensitive` or `managers`."""

    def __init__(self, notes: Notes, at: str, level: str) -> None:
        self._notes, self.at, self.level = notes, at, level

    def touched(self) -> None:
        self._notes.left_out[(self.at, self.level)] = None

    def written(self) -> str:
        self.touched()
        return f"*({t(f'doc.withheld-{self.level}')})*"


def day(when: dt.date) -> Day:
    """`when` as documents write it."""
    return Day(when.year, when.month, when.day)


# What templates call -------------------------------------------------------------------------------------------------

FUNCTIONS: Final = ("gap", "nothing", "answers")


class Given(NamedTuple):
    """What a mission gives a template: its names, and the sheets of each questionnaire, for `answers`."""

    values: Mapping[str, Any]
    answers: Mapping[str, Any]


def functions(notes: Notes, mission_id: str, sheets: Mapping[str, Any]) -> dict[str, Callable[..., Any]]:
    """The functions of FUNCTIONS. `{id}` in a command is the mission's."""

    def gap(hint: str, command: str = "") -> Gap:
        """Words that are the person's to write, or a fact that this command records."""
        return Gap(notes, hint, named(command, mission_id), hint)

    def nothing(instead: Any, hint: str, command: str = "") -> Opaque:
        """What stands in the place of an empty list: that it was left out, else what to fill in."""
        return instead if isinstance(instead, Withheld) else gap(hint, command)

    def answers(questionnaire: str) -> Any:
        """The sheets of this questionnaire, oldest first: `from`, `date`, and `answers` of `question` and `answer`."""
        return sheets.get(questionnaire, [])

    return dict(zip(FUNCTIONS, (gap, nothing, answers), strict=True))
