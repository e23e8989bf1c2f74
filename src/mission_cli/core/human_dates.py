"""The days people type, in English and French at once: `fri`, `dans 2 semaines`, `+1m`, `fin novembre`, `4 Dec 2026`.

A text has one meaning or is refused: `04/07` is an error that shows both readings. The caller echoes the day.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from mission_cli.core.calendar_names import MONTH_OF, WEEKDAY_OF, fold
from mission_cli.core.dates import (
    LAST_YEAR,
    Duration,
    NotADate,
    NotADuration,
    OutOfCalendar,
    add,
    day_or_none,
    in_range,
    last_of_month,
    no_such_day,
    numeric_readings,
    parse_duration,
    subtract,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from mission_cli.core.dates import Prefer

_LONGEST = 60  # characters
_DAY = Duration(1, "day")
_AWAY = {  # folded, dashes as spaces → days from today
    **dict.fromkeys(("today", "aujourd'hui", "aujourdhui", "aujourd hui", "auj"), 0),
    **dict.fromkeys(("tomorrow", "demain"), 1),
    **dict.fromkeys(("yesterday", "hier"), -1),
    **dict.fromkeys(("day after tomorrow", "the day after tomorrow", "apres demain"), 2),
    **dict.fromkeys(("day before yesterday", "the day before yesterday", "avant hier"), -2),
}
_PERIOD_OF = {"month": 1, "mois": 1, "quarter": 3, "trimestre": 3, "year": 12, "annee": 12}  # months
_SHORT_PERIOD = {"eom": "end of month", "eoq": "end of quarter", "eoy": "end of year"}
_SHORT_UNIT = {"day": "d", "week": "w", "month": "m", "year": "y"}


def parse_day(text: str, today: date, prefer: Prefer = "start") -> date:
    """The day `text` means to somebody who types it on `today`, from FIRST_YEAR to LAST_YEAR. Raises `NotADate` only.

    Case, accents and extra spaces do not matter. A weekday is the next one, never today. A day without its year is
    the next one, today included. A month (`2026-11`, `nov 2026`) is its first day, or its last with `prefer="end"`.
    Abbreviations are those of both languages; `mar` alone is mardi.
    """
    plain = fold(text).strip(" .") if len(text) <= _LONGEST else ""
    plain = " ".join(re.sub(r"(?<=[a-z])\.", " ", plain).split()).removeprefix("le ")
    try:
        for rule in _RULES:
            if (day := rule(plain, today, prefer)) is not None:
                return in_range(day, text)
    except NotADate as error:  # a rule knows the folded text only
        raise NotADate(text, error.reason, error.readings) from None
    except OutOfCalendar:
        raise NotADate(text, "out-of-range") from None
    raise NotADate(text, "unknown", _near(plain, today))


def _away(plain: str, today: date, _prefer: Prefer) -> date | None:
    days = _AWAY.get(plain.replace("-", " "))
    return None if days is None else add(today, _DAY, days)


def _numeric(plain: str, today: date, _prefer: Prefer) -> date | None:
    """`2026-12-04`, `25/12/2026`, `25/12`; two-digit years are shown back, never guessed."""
    if match := re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})", plain):
        first, second = map(int, match.groups())
        found = {day for order in ((second, first), (first, second)) if (day := _coming(today, *order))}
        readings = tuple(sorted(found, key=lambda day: (day.month, day.day) != (second, first)))
    else:
        numeric = numeric_readings(plain)
        if numeric is None:
            return None
        readings = numeric
    if len(readings) == 1 and (match or re.search("[0-9]{4}", plain)):
        return readings[0]
    if readings:
        raise NotADate(plain, "ambiguous", tuple(map(str, readings)))
    if iso := re.fullmatch(r"([0-9]{4})[/.-]?([0-9]{1,2})[/.-]?([0-9]{1,2})", plain):
        raise no_such_day(plain, *map(int, iso.groups()))
    raise NotADate(plain, "no-such-day")


def _weekday(plain: str, today: date, _prefer: Prefer) -> date | None:
    """`fri`, `next friday`, `vendredi prochain`: strictly after today; `last friday`, `vendredi dernier`: before."""
    match = re.fullmatch(r"(next |last )?([a-z]+)( prochain| dernier| passe)?", plain)
    if match is None or match[2] not in WEEKDAY_OF or (match[1] and match[3]):
        return None
    days = (WEEKDAY_OF[match[2]] - today.weekday() - 1) % 7 + 1
    if match[1] == "last " or match[3] in (" dernier", " passe"):
        days = days - 7 or -7
    return add(today, _DAY, days)


def _offset(plain: str, today: date, _prefer: Prefer) -> date | None:
    """`+2w`, `-3 jours`, `in 2 weeks`, `2 weeks ago`, `dans un mois`, `d'ici 3 mois`, `il y a 2 semaines`."""
    match = re.fullmatch(
        r"(?P<after>\+|in |dans |d'ici (?:a )?)? ?(?P<before>-|il y a )? ?(?P<length>.+?)(?P<end> ago| from now)?",
        plain,
    )
    if match is None:
        return None
    signs = [sign for sign in (match["after"], match["before"], match["end"]) if sign]
    length = re.sub(r"^(?:an?|one|une?) (?=[a-z])", "1 ", match["length"])
    try:
        duration = parse_duration(length)
    except NotADuration:
        return None
    if len(signs) != 1:
        return None
    return (subtract if match["before"] or match["end"] == " ago" else add)(today, duration)


def _end_of(plain: str, today: date, _prefer: Prefer) -> date | None:
    """`eom`, `end of the quarter`, `fin du mois`, `fin d'annee`; `fin novembre`, `end of nov 2026`."""
    match = re.fullmatch(
        r"(?:end|fin)(?: of(?: the| this)?| du| de ce| de cette| de l'| de| d')? ?([a-z]+)(?: ([0-9]{4}))?",
        _SHORT_PERIOD.get(plain, plain),
    )
    if match is None:
        return None
    name, year = match.groups()
    if name in _PERIOD_OF and not year:
        months = _PERIOD_OF[name]
        return last_of_month(date(today.year, (today.month - 1) // months * months + months, 1))
    if name not in MONTH_OF:
        return None
    number = int(year) if year else today.year + (MONTH_OF[name] < today.month)
    return _last_of(plain, number, MONTH_OF[name])


def _month(plain: str, _today: date, prefer: Prefer) -> date | None:
    """`2026-11`, `11/2026`, `november 2026`."""
    if match := re.fullmatch(r"([0-9]{4})[-/]([0-9]{1,2})", plain):
        year, month = map(int, match.groups())
    elif match := re.fullmatch(r"([0-9]{1,2})[-/]([0-9]{4})", plain):
        month, year = map(int, match.groups())
    elif (match := re.fullmatch(r"([a-z]+) ([0-9]{4})", plain)) and match[1] in MONTH_OF:
        year, month = int(match[2]), MONTH_OF[match[1]]
    else:
        return None
    if prefer == "end":
        return _last_of(plain, year, month)
    return _existing(plain, year, month, 1)


def _named(plain: str, today: date, _prefer: Prefer) -> date | None:
    """`4 dec 2026`, `1er mars`, `dec 4 2026`."""
    number = r"(?P<day>[0-9]{1,2})(?:er|st|nd|rd|th|e)?"
    name, year = "(?P<month>[a-z]+)", "(?: (?P<year>[0-9]{4}))?"
    match = re.fullmatch(rf"{number} ?{name}{year}", plain) or re.fullmatch(rf"{name} {number}{year}", plain)
    if match is None or match["month"] not in MONTH_OF:
        return None
    month, day = MONTH_OF[match["month"]], int(match["day"])
    if match["year"]:
        return _existing(plain, int(match["year"]), month, day)
    found = _coming(today, month, day)
    if found is None:
        raise no_such_day(plain, today.year, month, day)
    return found


def _with_weekday(plain: str, today: date, prefer: Prefer) -> date | None:
    """`fri 2026-12-04`, `vendredi 4 decembre 2026`: what the tool echoes. The weekday must be that day's."""
    name, _, rest = plain.partition(" ")
    if name not in WEEKDAY_OF:
        return None
    day = _named(rest, today, prefer) or _numeric(rest, today, prefer)
    if day is not None and day.weekday() != WEEKDAY_OF[name]:
        raise NotADate(plain, "no-such-day", (str(day),))
    return day


_RULES: tuple[Callable[[str, date, Prefer], date | None], ...] = (
    *(_numeric, _away, _weekday, _month, _named, _end_of, _offset, _with_weekday),
)


def _near(plain: str, today: date) -> tuple[str, ...]:
    """What was nearly typed: `2w` → `+2w`, `-2w`; `december` → `2026-12`, the next one."""
    if plain in MONTH_OF:
        return (f"{today.year + (MONTH_OF[plain] < today.month)}-{MONTH_OF[plain]:02}",)
    try:
        count, unit = parse_duration(plain)
    except NotADuration:
        return ()
    return f"+{count}{_SHORT_UNIT[unit]}", f"-{count}{_SHORT_UNIT[unit]}"


def _coming(today: date, month: int, day: int) -> date | None:
    """The next such day, today included, however far 29 February is; None when no year has it."""
    years = range(today.year, min(today.year + 8, LAST_YEAR) + 1)
    days = (found for year in years if (found := day_or_none(year, month, day)) and found >= today)
    return next(days, None)


def _existing(plain: str, year: int, month: int, day: int) -> date:
    found = day_or_none(year, month, day)
    if found is None:
        raise no_such_day(plain, year, month, day)
    return found


def _last_of(plain: str, year: int, month: int) -> date:
    return last_of_month(_existing(plain, year, month, 1))
