"""Calendar arithmetic and the strict date texts of the files. Days only: no clock, no time zones.

Everything here is a pure value. The language people type dates in is `human_dates`; French public holidays are in
`working_days`. Nothing but a little of the standard library is imported: this module is on the start-up path.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Unit: TypeAlias = Literal["day", "week", "month", "year"]
Anchor: TypeAlias = Literal["start", "end", "announced"]
Prefer: TypeAlias = Literal["start", "end"]  # which day of a month stands for it
Reason: TypeAlias = Literal["not-iso", "no-such-day", "ambiguous", "out-of-range", "unknown"]

FIRST_YEAR = 1900
LAST_YEAR = 2200  # both inclusive: outside, a year is a slip of the keyboard

_DAYS_IN: dict[Unit, int] = {"day": 1, "week": 7}
_MONTHS_IN: dict[Unit, int] = {"month": 1, "year": 12}
_MOST: dict[Unit, int] = {"day": 36_525, "week": 5_217, "month": 1_200, "year": 100}  # a hundred years
_UNIT_WORDS: dict[Unit, str] = {
    "day": "d day days j jour jours",
    "week": "w week weeks sem semaine semaines",
    "month": "m month months mois",
    "year": "y year years an ans année années annee annees",
}
_UNITS: dict[str, Unit] = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split()}
_ANCHORS: dict[str, Anchor] = {
    "start": "start",
    "début": "start",
    "debut": "start",
    "end": "end",
    "fin": "end",
    "announced": "announced",
    "annonce": "announced",
}
_LONGEST = 40  # characters; no text read here needs more, and a megabyte is refused at once


class NotADuration(ValueError):  # noqa: N818 - here and below, the name reads as what it says
    """`args[0]` is not a length of time such as `2 weeks`."""


class NotADue(ValueError):  # noqa: N818
    """`args[0]` is neither a day nor relative to one, as `end - 4 weeks` is."""


class NotAMark(ValueError):  # noqa: N818
    """`args[0]` is not of the form `2026-11-20 by sofia-bernard`."""


class NotADate(ValueError):  # noqa: N818
    """`text` is not a day. `readings` are texts that would be understood instead, the likeliest first.

    `reason` is a key for the catalogue: `not-iso` (files take YYYY-MM-DD only), `no-such-day`, `ambiguous` (each
    reading is one), `out-of-range` (before FIRST_YEAR or after LAST_YEAR), `unknown` (not in the typed grammar).
    """

    def __init__(self, text: str, reason: Reason, readings: tuple[str, ...] = ()) -> None:
        super().__init__(text, reason, readings)
        self.text = text
        self.reason = reason
        self.readings = readings


class OutOfCalendar(ValueError):  # noqa: N818
    """A sum falls before year 1 or after year 9999."""


class Duration(NamedTuple):
    """A positive length of time in calendar units. `str()` is its canonical text: `2 weeks`, `1 month`."""

    count: int  # type: ignore[assignment]  # shadows tuple.count, which nobody calls on a duration
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"


def parse_duration(text: str) -> Duration:
    """`2 weeks`, `1 mois`, `10j`, `2sem`, `P1M` → a duration of 1 unit to 100 years. Raises `NotADuration`.

    Case and extra spaces do not matter. Zero, signs, fractions and sums (`1 month 2 days`) are refused.
    """
    plain = _plain(text)
    match = re.fullmatch(r"p([1-9][0-9]{0,4})([dwmy])", plain) or re.fullmatch(r"([1-9][0-9]{0,4}) ?([a-zé]+)", plain)
    unit = _UNITS.get(match[2]) if match else None
    if match is None or unit is None or int(match[1]) > _MOST[unit]:
        raise NotADuration(text)
    return Duration(int(match[1]), unit)


def add(day: date, duration: Duration, times: int = 1) -> date:
    """`day` plus `times` durations, counted from `day` in one step: never chain months.

    A day the month does not have becomes its last (31 January + 1 month = 28 February, + 2 months = 31 March;
    29 February + 1 year = 28 February), as `dateutil.relativedelta` and SQL intervals do. `times` may be zero or
    negative. Raises `OutOfCalendar`.
    """
    return _shift(day, duration.count * times, duration.unit)


def subtract(day: date, duration: Duration, times: int = 1) -> date:
    """`day` minus `times` durations, by the rules of `add`. Not its inverse: 31 March - 1 month + 1 month = 28 March."""
    return _shift(day, -duration.count * times, duration.unit)


def _shift(day: date, count: int, unit: Unit) -> date:
    try:
        if unit in _DAYS_IN:
            return day + timedelta(days=count * _DAYS_IN[unit])
        year, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS_IN[unit], 12)
        return date(year, month + 1, min(day.day, _length(year, month + 1)))
    except (OverflowError, ValueError) as error:
        raise OutOfCalendar(f"{day} {count:+} {unit}") from error


def last_of_month(day: date) -> date:
    """The last day of the month `day` is in."""
    return day.replace(day=_length(day.year, day.month))


def _length(year: int, month: int) -> int:
    """The days of a month. Not `calendar.monthrange`: that module brings `locale` along, on the start-up path."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


class RelativeDay(NamedTuple):
    """A day that moves with the mission: `count` units after (before, when negative) its first or last day, or the day
    its end was announced, that is the day its checklist was opened.

    `str()` is the canonical text, in English: `end`, `end - 4 weeks`, `start + 1 day`, `announced + 2 days`.
    """

    anchor: Anchor
    count: int = 0  # type: ignore[assignment]  # shadows tuple.count
    unit: Unit = "day"

    def __str__(self) -> str:
        if self.count == 0:
            return self.anchor
        return f"{self.anchor} {'-' if self.count < 0 else '+'} {Duration(abs(self.count), self.unit)}"


Due: TypeAlias = date | RelativeDay


def parse_due(text: str) -> Due:
    """`end - 4 weeks`, `start + 1 week`, `announced`, `fin - 2 semaines`, `annonce`, or a date as `parse_iso` reads it.

    Raises `NotADate` when a date was meant, else `NotADue`.
    """
    match = re.fullmatch(rf"({'|'.join(_ANCHORS)})(?: ?([-+−–]) ?(.+))?", _plain(text))
    if match is None:
        try:
            return parse_iso(text)
        except NotADate as error:
            if error.reason == "not-iso" and not error.readings:
                raise NotADue(text) from error
            raise
    anchor, sign, length = match.groups()
    if length is None:
        return RelativeDay(_ANCHORS[anchor])
    try:
        duration = parse_duration(length)
    except NotADuration as error:
        raise NotADue(text) from error
    return RelativeDay(_ANCHORS[anchor], duration.count if sign == "+" else -duration.count, duration.unit)


def resolve(due: Due, start: date, end: date, announced: date | None = None) -> date:
    """The day `due` falls on in a mission from `start` to `end`, both inclusive, whose end was announced on `announced`.

    What follows the announcement is done by the end. Raises `OutOfCalendar`, also where nobody dated the announcement.
    """
    if not isinstance(due, RelativeDay):
        return due
    day = {"start": start, "end": end, "announced": announced}[due.anchor]
    if day is None:
        raise OutOfCalendar(str(due))
    found = _shift(day, due.count, due.unit)
    return min(found, max(end, day)) if due.anchor == "announced" else found


def parse_iso(text: str) -> date:
    """`2026-03-02`, exactly, from FIRST_YEAR to LAST_YEAR. Raises `NotADate`.

    Its readings say what was probably meant: `2026-3-2`, `20260302` and `25/12/2026` have one, `02/03/2026` two,
    `2026-02-30` the last day of that February.
    """
    if len(text) == 10 and text[4] == text[7] == "-" and text.isascii():
        try:
            return in_range(date.fromisoformat(text), text)
        except NotADate:
            raise
        except ValueError:
            pass
    found = numeric_readings(text)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise no_such_day(text, int(text[:4]), int(text[5:7]), int(text[8:]))
    raise NotADate(text, "ambiguous" if found and len(found) > 1 else "not-iso", tuple(map(str, found or ())))


def in_range(day: date, text: str) -> date:
    """`day` itself, from FIRST_YEAR to LAST_YEAR; otherwise raises `NotADate` about `text`."""
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    raise NotADate(text, "out-of-range")


def no_such_day(text: str, year: int, month: int, day: int) -> NotADate:
    """The error for a day its month does not have; it offers the last one the month has, if there is such a month."""
    if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 28 < day <= 31:
        return NotADate(text, "no-such-day", (str(last_of_month(date(year, month, 1))),))
    return NotADate(text, "no-such-day")


def numeric_readings(text: str) -> tuple[date, ...] | None:
    """The days an all-digit text may stand for, in every usual order, day first before month first.

    `02/03/2026` → 2 March, 3 February; `2026-3-2`, `20260302`, `25.12.2026` → one; `02/03/26` → three, in this
    century; `30/02/2026` → none; a text of another shape → None.
    """
    if len(text) > _LONGEST:
        return None
    if match := re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})|([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", text):
        year, month, day = (int(part) for part in match.groups() if part)
        orders = [(year, month, day)]
    elif match := re.fullmatch(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|[0-9]{2})", text):
        first, second, last = map(int, match.groups())
        century = 2000 if len(match[3]) == 2 else 0
        orders = [(century + last, second, first), (century + last, first, second)]
        orders += [(century + first, second, last)] if century else []
    else:
        return None
    return tuple(dict.fromkeys(found for order in orders if (found := day_or_none(*order))))


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The date, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


class Span(NamedTuple):
    """The days from `start` to `end`, both inclusive. One that ends before it starts is empty, and welcome."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days: 1 when it starts and ends on the same day, 0 when it is empty."""
        return max(0, days_between(self.start, self.end) + 1)

    def holds(self, day: date) -> bool:
        """Whether `day` is one of them."""
        return self.start <= day <= self.end

    def overlap(self, other: Span) -> Span:
        """The days in both: an empty span when there are none."""
        return Span(max(self.start, other.start), min(self.end, other.end))


def days_between(start: date, end: date) -> int:
    """Days from `start` to `end`, `end` not counted: 0 for the same day, negative when `end` comes first."""
    return (end - start).days


def covered_days(spans: Iterable[Span], within: Span) -> int:
    """How many days of `within` lie in at least one of `spans`; a day in two of them counts once."""
    total, reached = 0, within.start.toordinal()
    for span in sorted(within.overlap(span) for span in spans):
        after = span.end.toordinal() + 1  # half-open from here on
        total += max(0, after - max(reached, span.start.toordinal()))
        reached = max(reached, after)
    return total


class Mark(NamedTuple):
    """Who did it, and when. `author` is a slug. `str()` is the canonical text: `2026-11-20 by sofia-bernard`."""

    day: date
    author: str

    def __str__(self) -> str:
        return f"{self.day} by {self.author}"


def parse_mark(text: str) -> Mark:
    """`2026-11-20 by sofia-bernard`, exactly. Raises `NotAMark`, or `NotADate` when only the day is wrong."""
    from mission_cli.core.slug import is_slug

    day, by, author = text.partition(" by ")
    if not by or not is_slug(author):
        raise NotAMark(text)
    return Mark(parse_iso(day), author)


def _plain(text: str) -> str:
    return " ".join(text.lower().split()) if len(text) <= _LONGEST else ""
