"""The kinds of values that actions take: how what was typed reads, and how a value is typed again.

What reads is forgiving: either language, cases and accents aside. What cannot be read raises UsageError, which names the
field as it was called where it was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mission_cli.actions.days import DATE, DUE
from mission_cli.actions.outcome import Choices
from mission_cli.actions.parse import money, refuse_no_name
from mission_cli.core.calendar_names import fold
from mission_cli.core.nearest import nearest
from mission_cli.errors import UsageError
from mission_cli.texts.words import TEXTS as WORDS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from mission_cli.actions.days import DayOf
    from mission_cli.core.model.mission import Mission


class Context(NamedTuple):
    """What the meaning of a typed text depends on. `day` reads a day, as the workspace and the person who types say it;
    `currency` is the one of an amount that names none."""

    mission: Mission
    today: dt.date
    day: Callable[[str, DayOf], dt.date]
    currency: str = "EUR"


def _itself(value: Any, _: Context) -> str | None:
    return str(value)


class Kind(NamedTuple):
    """How a text that is typed reads: its words, what the field is called, the context. `metavar` stands for it in help;
    `typed` is the text that gives a value, None for one that goes without saying. `group` and `codes` are those of a
    closed list. `long`: it may come from a file, and be written in an editor."""

    metavar: str
    read: Callable[[str, str, Context], Any]
    typed: Callable[[Any, Context], str | None] = _itself
    group: str = ""
    codes: tuple[str, ...] = ()
    long: bool = False


# Texts ---------------------------------------------------------------------------------------------------------------


def cleaned(text: str) -> str:
    """A text as it is kept: line ends of one kind, no white space at the ends of lines, no empty lines around."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n").strip()


def as_argument(text: str) -> str:
    """A long text as an option takes it: one that starts with `@` is no file."""
    return f"@{text}" if text.startswith("@") else text


TEXT: Final = Kind("TEXT|@FILE|-", lambda text, _, __: cleaned(text), lambda text, _: as_argument(text), long=True)
LINE: Final = Kind("TEXT", lambda text, _, __: text.strip())
"""A text as it is typed, never read from a file."""
REFERENCE: Final = TEXT._replace(metavar="TEXT")


def _speaker(text: str, called: str, _: Context) -> str:
    found = cleaned(text)
    refuse_no_name(found, called)
    return found


SPEAKER: Final = Kind('"NAME <MAIL>"', _speaker, lambda text, _: as_argument(text), long=True)
"""Somebody, in whatever words."""

# Closed lists --------------------------------------------------------------------------------------------------------


def spoken(text: str, called: str, group: str, codes: Sequence[str]) -> str:
    """The code of a word of a closed list, typed as the code or as either language says it. Raises UsageError."""
    wanted = fold(text)
    said = {code: (code, *WORDS[f"{group}-{code}"]) for code in codes}
    for code, words in said.items():
        if wanted in map(fold, words):
            return code
    near = nearest(wanted, [word for words in said.values() for word in words])
    key = "cli.bad-choice-near" if near else "cli.bad-choice"
    raise UsageError(key, name=called, value=text[:60], known=Choices(group, tuple(codes)), near=near)


def spoken_list(text: str, called: str, group: str, codes: Sequence[str]) -> list[str]:
    """As `spoken`, for words between commas; each once."""
    return list(dict.fromkeys(spoken(word, called, group, codes) for word in text.split(",") if word.strip()))


def one_of(group: str, codes: tuple[str, ...], metavar: str = "") -> Kind:
    """A word of a closed list, of which texts/words.py has the words under the group's name."""
    return Kind(
        metavar or "|".join(codes),
        lambda text, called, _: spoken(text, called, group, codes),
        group=group,
        codes=codes,
    )


def some_of(group: str, codes: tuple[str, ...], metavar: str) -> Kind:
    """Several words of a closed list, between commas."""
    return Kind(
        metavar,
        lambda text, called, _: spoken_list(text, called, group, codes),
        lambda value, _: ",".join(value),
        group,
        codes,
    )


# Days and numbers ----------------------------------------------------------------------------------------------------


def not_ahead(day: dt.date, today: dt.date, called: str) -> dt.date:
    """`day`, unless it is after `today`: what is recorded has happened. Raises UsageError."""
    if day > today:
        raise UsageError("entries.future", name=called, day=day)
    return day


def _held(text: str, called: str, context: Context) -> dt.date:
    return not_ahead(context.day(text, DATE._replace(name=called)), context.today, called)


HELD: Final = Kind("DATE", _held, lambda day, context: None if day == context.today else str(day))
"""The day on which something took place; today where nobody says."""


COMING: Final = Kind("DATE", lambda text, called, context: context.day(text, DUE._replace(name=called)))
"""The day by which something is due."""


MONEY: Final = Kind("AMOUNT", lambda text, called, context: money(text, called, context.currency))


def _score(text: str, called: str, _: Context) -> int:
    number = text.strip().removesuffix("/5").strip()
    if number not in ("1", "2", "3", "4", "5"):
        raise UsageError("cli.bad-number", name=called, value=text[:60], least=1, most=5)
    return int(number)


SCORE: Final = Kind("1-5", _score)
