"""Public holidays of France and the days people work there (Monday to Friday, holidays off)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mission_cli.core.dates import Span

Region: TypeAlias = Literal["fr", "fr-alsace-moselle", "weekends-only"]
"""Whose holidays are days off; with `weekends-only`, none are."""

_DAY: Final = timedelta(days=1)
_FIXED: Final = frozenset({(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)})
_YEARS: Final = range(1583, 4100)
# Weekday → the first and last (month, day) on which a feast that moves with Easter (22 March to 25 April) can fall.
_MOVABLE: Final = {0: ((3, 23), (6, 14)), 3: ((4, 30), (6, 3)), 4: ((3, 20), (4, 23))}


@cache
def holidays(year: int, *, alsace_moselle: bool = False) -> frozenset[date]:
    """The public holidays of metropolitan France in `year`: code du travail, article L3133-1, as it stands since 1983.

    With `alsace_moselle`, also the two of article L3134-13 (Good Friday, 26 December). Whit Monday is counted,
    though some firms work it as the day of solidarity. Two may fall on one day. `year` is from 1583 to 4099, where
    the Gregorian rule of Easter holds.
    """
    from dateutil.easter import easter

    sunday = easter(year)
    fixed = set(_FIXED)
    after_easter = [1, 39, 50]  # Easter Monday, Ascension, Whit Monday
    if alsace_moselle:
        fixed.add((12, 26))
        after_easter.append(-2)
    days = {date(year, month, day) for month, day in fixed}
    return frozenset(days | {sunday + timedelta(days=count) for count in after_easter})


def is_off(day: date, region: Region) -> bool:
    """Whether nobody works on `day`: a weekend, or a holiday of `region`. Outside 1583 to 4099 no holiday is known."""
    if day.weekday() > 4:
        return True
    if region == "weekends-only" or day.year not in _YEARS:
        return False
    alsace_moselle = region == "fr-alsace-moselle"
    month_day = (day.month, day.day)
    if month_day in _FIXED or (alsace_moselle and month_day == (12, 26)):
        return True
    # Easter takes a library that is long to import: asked only where a feast of it can be.
    first, last = _MOVABLE.get(day.weekday(), ((13, 1), (13, 1)))
    return first <= month_day <= last and day in holidays(day.year, alsace_moselle=alsace_moselle)


def next_worked(day: date, region: Region, absences: Iterable[Span] = ()) -> date:
    """`day` itself when it is worked, else the first day after it that is: no weekend, holiday or absence.

    Absences include both their days; they may overlap, or be empty. `day` itself where the calendar ends first.
    """
    away = list(absences)
    found = day
    try:
        while True:
            absent = [span.end for span in away if span.holds(found)]
            if absent:
                found = max(absent) + _DAY
            elif is_off(found, region):
                found += _DAY
            else:
                return found
    except OverflowError:
        return day


def last_worked(day: date, region: Region, absences: Iterable[Span] = ()) -> date:
    """`day` itself when it is worked, else the last day before it that is: no weekend, holiday or absence.

    `day` itself where the calendar begins first.
    """
    away = list(absences)
    found = day
    try:
        while True:
            absent = [span.start for span in away if span.holds(found)]
            if absent:
                found = min(absent) - _DAY
            elif is_off(found, region):
                found -= _DAY
            else:
                return found
    except OverflowError:
        return day


class DaysOff(NamedTuple):
    """When there is no work: weekends, the holidays of a region, and the days a consultant is away (inclusive); and since
    when everything is recorded, where the settings say so: nothing fell due before."""

    region: Region = "fr"
    absences: tuple[Span, ...] = ()
    since: date | None = None

    def followed(self, start: date) -> date:
        """From which day on a mission with this start is followed up."""
        return max(start, self.since) if self.since else start

    def after(self, day: date) -> date:
        """`day`, or the first working day after it."""
        return next_worked(day, self.region, self.absences)

    def before(self, day: date) -> date:
        """`day`, or the last working day before it, whoever is away: a day by which something is decided is not put off."""
        return last_worked(day, self.region)

    def before_end(self, day: date, start: date, end: date, *, present: bool = False) -> date:
        """`day`, or the working day it moves to: the next one, unless that would leave what ends on `end` (inclusive).

        What is due by the end is not put off past it: then it is the last working day before. A day after `end` moves
        on. With `present` the consultant's absences count too, as they do for what the consultant does: who is away at
        the end does it before leaving. Who is away all the time since `start` is no reason to have done it before.
        """
        away = self.absences if present else ()
        moved = next_worked(day, self.region, away)
        if not day <= end < moved:
            return moved
        found = last_worked(day, self.region, away)
        return found if found >= start else last_worked(day, self.region)
