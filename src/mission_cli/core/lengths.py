"""Lengths of time and rhythms as people type them, in English and French: `tous les 15 jours`, `weekly`, `un mois`."""

from __future__ import annotations

import re
from typing import Final

from mission_cli.core.calendar_names import fold
from mission_cli.core.dates import Duration, NotADuration, parse_duration

_LONGEST: Final = 60  # characters
_NUMBERS: Final = {
    **dict.fromkeys(("un", "une", "a", "an", "one"), 1),
    **dict.fromkeys(("deux", "two", "other"), 2),
    **dict.fromkeys(("trois", "three"), 3),
    **dict.fromkeys(("quatre", "four"), 4),
    "cinq": 5, "five": 5, "six": 6, "huit": 8, "eight": 8, "dix": 10, "ten": 10, "quinze": 15, "fifteen": 15,
}  # fmt: skip
_RHYTHMS: Final = {
    **dict.fromkeys(("hebdomadaire", "hebdo", "weekly"), Duration(1, "week")),
    # Twice a month: `biweekly` and `bimonthly` are said of twice and of every second, and refused.
    **dict.fromkeys(("bimensuel", "bimensuelle", "quinzaine", "fortnight", "fortnightly"), Duration(2, "week")),
    **dict.fromkeys(("mensuel", "mensuelle", "monthly"), Duration(1, "month")),
    **dict.fromkeys(("bimestriel", "bimestrielle"), Duration(2, "month")),
    **dict.fromkeys(("trimestriel", "trimestrielle", "quarterly", "trimestre", "quarter"), Duration(3, "month")),
    **dict.fromkeys(("semestriel", "semestrielle", "semestre"), Duration(6, "month")),
    **dict.fromkeys(("annuel", "annuelle", "yearly"), Duration(1, "year")),
}
_EVERY: Final = (
    r"(?:(?:tous|toutes) les|chaque|every|each|(?:une fois|1 fois) (?:par|tous les|toutes les)|once (?:a|every|per))"
)


def parse_length(text: str) -> Duration:
    """A length as `parse_duration` reads it, or as people say one. Raises `NotADuration`.

    `tous les 15 jours`, `toutes les 2 semaines`, `chaque mois`, `une fois par mois`, `every two weeks`, `every other week`,
    `hebdomadaire`, `mensuel`, `bimensuel` (every two weeks), `un mois`, `two weeks`.
    """
    plain = fold(text).strip(" .") if len(text) <= _LONGEST else ""
    length = re.sub(rf"^{_EVERY} ", "", plain)
    if length != plain and re.fullmatch("[a-z]+", length) and length not in _RHYTHMS:
        length = f"1 {length}"  # `every week`
    number, _, unit = length.partition(" ")
    if unit in _RHYTHMS and _NUMBERS.get(number) == 1:
        length = unit
    if length in _RHYTHMS:
        return _RHYTHMS[length]
    if number in _NUMBERS and unit:
        length = f"{_NUMBERS[number]} {unit}"
    try:
        return parse_duration(length)
    except NotADuration:
        raise NotADuration(text) from None
