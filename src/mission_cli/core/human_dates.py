"""The days people type, in English and French at once: `fri`, `dans 2 semaines`, `+1m`, `fin novembre`, `4 Dec 2026`.

A text has one meaning or is refused: `04/07` is an error that shows both readings, unless the caller says which of the
two is meant. The caller echoes the day.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

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
    parse_duration,
    subtract,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mission_cli.core.dates import Prefer

Tense: TypeAlias = Literal["coming", "past", "nearest"]
Order: TypeAlias = Literal["day-first-only", "day-first", "month-first", "unsure"]

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
_PART = {
    **dict.fromkeys(("start", "beginning", "early", "debut"), "start"),
    **dict.fromkeys(("middle", "mid", "mi"), "middle"),
    **dict.fromkeys(("end", "late", "fin"), "end"),
}
_MIDDLE = 15
_LEAPS = 8
"""Years from one 29 February to the next, at most: 1896 to 1904, 2096 to 2104."""
_OF = "(?: de l'| d'| (?:of(?: the| this)?|du|de ce|de cette|de) | |-)"
_BETWEEN = "(?: ?[/.-] ?| )"
_YEAR = "(?P<year>[0-9]{4}|[0-9]{2})"


class _How(NamedTuple):
    """What the caller knows of the day that was typed."""

    today: date
    prefer: Prefer
    tense: Tense
    order: Order


def parse_day(
    text: str, today: date, prefer: Prefer = "start", *, tense: Tense = "coming", order: Order = "unsure"
) -> date:
    """The day `text` means to somebody who types it on `today`, from FIRST_YEAR to LAST_YEAR. Raises `NotADate` only.

    Case, accents and extra spaces do not matter. A weekday is the next one, never today. A day without its year is
    the next one, today included. With `tense="past"` both are the last one, with `nearest` the one that is less far.
    A month (`2026-11`, `nov 2026`) is its first day, or its last with `prefer="end"`. A year of two digits comes last, and
    is less than fifty years away. Abbreviations are those of both languages; `mar` alone is mardi.

    `order` says how `02/03/2026` is read: `day-first-only` (2 March, and `12/25/2026` is no day), `day-first` or
    `month-first` where both are days, else as the only one; `unsure` refuses what is two days.
    """
    plain = fold(text).strip(" .") if len(text) <= _LONGEST else ""
    plain = " ".join(re.sub(r"(?<=[a-z])\.", " ", plain).split()).removeprefix("le ")
    how = _How(today, prefer, tense, order)
    try:
        for rule in _RULES:
            if (day := rule(plain, how)) is not None:
                return in_range(day, text)
    except NotADate as error:  # a rule knows the folded text only
        raise NotADate(text, error.reason, error.readings) from None
    except OutOfCalendar:
        raise NotADate(text, "out-of-range") from None
    raise NotADate(text, "unknown", _near(plain, how))


def _away(plain: str, how: _How) -> date | None:
    days = _AWAY.get(plain.replace("-", " "))
    return None if days is None else add(how.today, _DAY, days)


def _numeric(plain: str, how: _How) -> date | None:
    """`2026-12-04`, `20261204`; `25/12/2026`, `2.3.26`, `25/12`."""
    if match := re.fullmatch(r"([0-9]{4})(?:([0-9]{2})([0-9]{2})|[/.-]([0-9]{1,2})[/.-]([0-9]{1,2}))", plain):
        return _existing(plain, *(int(part) for part in match.groups() if part))
    if match := re.fullmatch(rf"([0-9]{{1,2}}){_BETWEEN}([0-9]{{1,2}}){_BETWEEN}{_YEAR}", plain):
        year = _whole_year(match["year"], how)
        return _ordered(plain, how, lambda month, day: day_or_none(year, month, day), match[1], match[2])
    if match := re.fullmatch(r"([0-9]{1,2}) ?[/.-] ?([0-9]{1,2})", plain):
        return _ordered(plain, how, lambda month, day: _closest(how, month, day), match[1], match[2])
    return None


def _ordered(plain: str, how: _How, made: Callable[[int, int], date | None], *typed: str) -> date:
    """The day that two numbers are, one of them its month."""
    first, second = map(int, typed)
    day_first, month_first = made(second, first), made(first, second)
    if how.order == "day-first-only" and day_first is None:
        raise NotADate(plain, "no-such-day", (str(month_first),) if month_first else ())
    readings = tuple(dict.fromkeys(found for found in (day_first, month_first) if found))
    if not readings:
        raise NotADate(plain, "no-such-day")
    if len(readings) > 1 and how.order == "unsure":
        raise NotADate(plain, "ambiguous", tuple(map(str, readings)))
    return readings[-1 if how.order == "month-first" else 0]


def _whole_year(typed: str, how: _How) -> int:
    """The year of four digits, or of two: the one from 50 years ago to 49 years ahead that ends so."""
    if len(typed) == 4:
        return int(typed)
    return how.today.year - 50 + (int(typed) - how.today.year + 50) % 100


def _weekday(plain: str, how: _How) -> date | None:
    """`fri`: strictly after today, or before it; `next friday`, `vendredi prochain`; `last friday`, `vendredi dernier`."""
    match = re.fullmatch(r"(next |last )?([a-z]+)( prochain| dernier| passe)?", plain)
    if match is None or match[2] not in WEEKDAY_OF or (match[1] and match[3]):
        return None
    ahead = (WEEKDAY_OF[match[2]] - how.today.weekday() - 1) % 7 + 1
    back = ahead - 7 or -7
    if match[1] or match[3]:
        return add(how.today, _DAY, ahead if match[1] == "next " or match[3] == " prochain" else back)
    nearer = ahead if ahead <= -back else back
    return add(how.today, _DAY, {"coming": ahead, "past": back, "nearest": nearer}[how.tense])


def _offset(plain: str, how: _How) -> date | None:
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
    return (subtract if match["before"] or match["end"] == " ago" else add)(how.today, duration)


def _part_of(plain: str, how: _How) -> date | None:
    """`eom`, `fin du mois`, `end of the quarter`, `fin d'annee`; `fin novembre`, `mi-janvier`, `end of dec 2026`."""
    match = re.fullmatch(rf"({'|'.join(_PART)}){_OF}(.+)", _SHORT_PERIOD.get(plain, plain))
    if match is None:
        return None
    part, rest = _PART[match[1]], match[2]
    if (month := re.fullmatch(rf"([a-z]+)(?: {_YEAR})?", rest)) and month[1] in MONTH_OF:
        number = MONTH_OF[month[1]]
        if month["year"]:
            return _in_month(part, _existing(plain, _whole_year(month["year"], how), number, 1))
        firsts = (day_or_none(how.today.year + step, number, 1) for step in (0, -1, 1))
        return _chosen(how, (_in_month(part, first) for first in firsts if first))
    if re.fullmatch("[0-9]{4}", rest):
        return _in_period(part, _existing(plain, int(rest), 1, 1), 12)
    period = re.fullmatch("(next )?([a-z]+)( prochaine?)?", rest)
    if period is None or period[2] not in _PERIOD_OF or (period[1] and period[3]):
        return None
    months = _PERIOD_OF[period[2]]
    first = date(how.today.year, (how.today.month - 1) // months * months + 1, 1)
    return _in_period(part, add(first, Duration(months, "month")) if period[1] or period[3] else first, months)


def _in_month(part: str, first: date) -> date:
    return last_of_month(first) if part == "end" else first.replace(day=_MIDDLE) if part == "middle" else first


def _in_period(part: str, first: date, months: int) -> date | None:
    """The first or the last day of so many months; the middle is that of one month only."""
    if part == "end":
        return last_of_month(add(first, Duration(1, "month"), months - 1))
    return _in_month(part, first) if part == "start" or months == 1 else None


def _month(plain: str, how: _How) -> date | None:
    """`2026-11`, `11/2026`, `november 2026`."""
    if match := re.fullmatch(r"([0-9]{4})[-/]([0-9]{1,2})", plain):
        year, month = map(int, match.groups())
    elif match := re.fullmatch(r"([0-9]{1,2})[-/]([0-9]{4})", plain):
        month, year = map(int, match.groups())
    elif (match := re.fullmatch(r"([a-z]+) ([0-9]{4})", plain)) and match[1] in MONTH_OF:
        year, month = int(match[2]), MONTH_OF[match[1]]
    else:
        return None
    first = _existing(plain, year, month, 1)
    return last_of_month(first) if how.prefer == "end" else first


def _named(plain: str, how: _How) -> date | None:
    """`4 dec 2026`, `1er mars`, `4-dec-26`, `dec 4 2026`."""
    number = r"(?P<day>[0-9]{1,2})(?:er|st|nd|rd|th|e)?"
    name, year = "(?P<month>[a-z]+)", f"(?:[ -]{_YEAR})?"
    match = re.fullmatch(rf"{number}(?: of | ?-?){name}{year}", plain) or re.fullmatch(rf"{name} {number}{year}", plain)
    if match is None or match["month"] not in MONTH_OF:
        return None
    month, day = MONTH_OF[match["month"]], int(match["day"])
    if match["year"]:
        return _existing(plain, _whole_year(match["year"], how), month, day)
    found = _closest(how, month, day)
    if found is None:
        raise no_such_day(plain, how.today.year, month, day)
    return found


def _with_weekday(plain: str, how: _How) -> date | None:
    """`fri 2026-12-04`, `vendredi 4 decembre 2026`: what the tool echoes. The weekday must be that day's."""
    name, _, rest = plain.partition(" ")
    if name not in WEEKDAY_OF:
        return None
    day = _named(rest, how) or _numeric(rest, how)
    if day is not None and day.weekday() != WEEKDAY_OF[name]:
        raise NotADate(plain, "no-such-day", (str(day),))
    return day


_RULES: tuple[Callable[[str, _How], date | None], ...] = (
    *(_numeric, _away, _weekday, _month, _named, _part_of, _offset, _with_weekday),
)


def _near(plain: str, how: _How) -> tuple[str, ...]:
    """What was nearly typed: `2w` → `+2w`, `-2w`; `december` → `2026-12`, the next one, or the last."""
    if plain in MONTH_OF:
        first = _closest(how._replace(today=how.today.replace(day=1)), MONTH_OF[plain], 1)
        return (f"{first:%Y-%m}",) if first else ()
    try:
        count, unit = parse_duration(plain)
    except NotADuration:
        return ()
    ways = (f"+{count}{_SHORT_UNIT[unit]}", f"-{count}{_SHORT_UNIT[unit]}")
    return ways[::-1] if how.tense == "past" else ways


def _closest(how: _How, month: int, day: int) -> date | None:
    """The day of that name that is meant, however far 29 February is; None when no year has it."""
    years = range(max(how.today.year - _LEAPS, 1), min(how.today.year + _LEAPS, LAST_YEAR) + 1)
    return _chosen(how, (found for year in years if (found := day_or_none(year, month, day))))


def _chosen(how: _How, days: Iterable[date]) -> date | None:
    """The day that is meant of several: the next one or the last one, today included, or the nearest."""
    kept = [
        day
        for day in days
        if how.tense == "nearest" or (day - how.today).days * (-1 if how.tense == "past" else 1) >= 0
    ]
    return min(kept, key=lambda day: abs((day - how.today).days), default=None)


def _existing(plain: str, year: int, month: int, day: int) -> date:
    found = day_or_none(year, month, day)
    if found is None:
        raise no_such_day(plain, year, month, day)
    return found
