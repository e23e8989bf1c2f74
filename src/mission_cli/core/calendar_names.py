"""The names of days and months in the two languages: as they are written, and as they may be typed."""

from __future__ import annotations

import unicodedata
from typing import TypeAlias

from mission_cli.core.slug import LETTERS

Lang: TypeAlias = str

WEEKDAYS: dict[Lang, tuple[str, ...]] = {  # Monday first, as date.weekday()
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
MONTHS: dict[Lang, tuple[str, ...]] = {  # January first: MONTHS[lang][day.month - 1]
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "fr": (
        *("janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    ),
}
SHORT_MONTHS = (  # French, January first, as the Imprimerie nationale abbreviates them
    *("janv.", "févr.", "mars", "avr.", "mai", "juin"),
    *("juil.", "août", "sept.", "oct.", "nov.", "déc."),
)
_WEEKDAY_SHORT = ("mon lun", "tue tues mar", "wed mer", "thu thur thurs jeu", "fri ven", "sat sam", "sun dim")
_MONTH_SHORT = (
    *("jan janv", "feb fev fevr", "mar", "apr avr", "", "jun"),
    *("jul juil", "aug", "sep sept", "oct", "nov", "dec"),
)
_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "−": "-", "–": "-", "—": "-", "‑": "-", "‐": "-", ",": " "})


def fold(text: str) -> str:
    """How a name is looked up: lower case, no accents, straight quotes and dashes, single spaces, no commas."""
    parts = unicodedata.normalize("NFKD", text.translate(_SAME).translate(LETTERS))
    return " ".join("".join(char for char in parts if not unicodedata.combining(char)).casefold().split())


def _index(names: dict[Lang, tuple[str, ...]], short: tuple[str, ...]) -> dict[str, int]:
    found = {}
    for at, extra in enumerate(short):
        for name in (names["en"][at], names["fr"][at], *extra.split()):
            found[fold(name)] = at
    return found


WEEKDAY_OF: dict[str, int] = _index(WEEKDAYS, _WEEKDAY_SHORT)
"""Folded name or abbreviation, either language → 0 for Monday. `mar` is mardi here, March in `MONTH_OF`."""

MONTH_OF: dict[str, int] = {name: at + 1 for name, at in _index(MONTHS, _MONTH_SHORT).items()}
"""Folded name or abbreviation, either language → 1 for January."""
