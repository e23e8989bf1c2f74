"""How each language writes what is no word: numbers, days, the cells of a spreadsheet. Nothing else asks which language it is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from mission_cli.core.calendar_names import MONTHS, SHORT_MONTHS, WEEKDAYS
from mission_cli.texts import further, language

if TYPE_CHECKING:
    import datetime as dt


class Locale(NamedTuple):
    """What a language writes. `cells` stands between the cells of a CSV, whose days are written as `cell_day`, with `by`
    before who signed; `percent` is the sign and what comes before it, `colon` the one between words.

    `months` and `weekdays` are whole names, from January and Monday on; without `short_months` a day in a table, and one in
    a sentence, is in figures: 2026-12-18. `first` is the first day of a month. `codes`: the codes of closed lists are words of
    the language. `letters`: months in three letters, where those are not how they begin.
    """

    months: tuple[str, ...] = MONTHS["en"]
    weekdays: tuple[str, ...] = WEEKDAYS["en"]
    short_months: tuple[str, ...] = ()
    first: str = "1"
    decimal: str = "."
    thousands: str = ","
    percent: str = "%"
    colon: str = ":"
    cells: str = ","
    cell_day: str = ""
    by: str = "by"
    codes: bool = False
    letters: tuple[str, ...] = ()

    def number(self, figure: str) -> str:
        """A number as Python writes it (`18,000.5`), as the language does."""
        return figure.translate({ord(","): self.thousands, ord("."): self.decimal})

    def in_words(self, day: dt.date) -> str:
        """`18 December 2026`, `1er janvier 2027`."""
        return f"{self.number_of(day)} {self.months[day.month - 1]} {day.year}"

    def number_of(self, day: dt.date) -> str:
        """The day of a month: 18, 1er."""
        return self.first if day.day == 1 else str(day.day)


_KNOWN: Final = {
    "en": Locale(codes=True),
    "fr": Locale(
        *(MONTHS["fr"], WEEKDAYS["fr"], SHORT_MONTHS, "1er", ",", "\u202f", "\u00a0%", "\u00a0:", ";"),
        *("{day}/{month}/{year}", "par", False),
        ("jan", "fév", "mar", "avr", "mai", "jun", "jul", "aoû", "sep", "oct", "nov", "déc"),
    ),
}


def locale(lang: str = "") -> Locale:
    """How this language writes, or the one in use."""
    return _of(lang or language())


@cache
def _of(lang: str) -> Locale:
    return _KNOWN[lang] if lang in _KNOWN else Locale(**further(lang).LOCALE)
