"""What there is to say, in keys of the catalogue and values: `render/` puts it into words, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Coded(NamedTuple):
    """A word of a closed list of the format, to be said in the reader's language; a dash for None. `initial`: it begins a
    sentence."""

    group: str
    code: str | None
    initial: bool = False


class Choices(NamedTuple):
    """The words of a closed list that may be typed."""

    group: str
    codes: tuple[str, ...]


class Away(NamedTuple):
    """How far a day is from today: 3 is `in 3 days`."""

    days: int


class Joined(NamedTuple):
    """Several values in one place of a sentence; `between` them is a key of the catalogue, `cli.or`, or a sign."""

    values: Sequence[Any]
    between: str = ", "


class OneLine(NamedTuple):
    """A user's text within a sentence, on one line whatever it holds."""

    text: str


class Listed(NamedTuple):
    """Several values, each on a line of its own below the sentence."""

    values: Sequence[Any]


class Say(NamedTuple):
    """A sentence of the catalogue, and what fills it: texts, numbers, days (`date`), `Coded`, `Away`, `Joined`,
    `Listed`, `OneLine`, `Say`.

    `always`: it is said of what a dry run would write too. `warning`: it is one. `as_is`: it holds a command that can be
    copied, which no line break may cut. `result`: it is the answer, for standard output.
    """

    key: str
    values: dict[str, Any]
    always: bool = False
    warning: bool = False
    as_is: bool = False
    result: bool = False
