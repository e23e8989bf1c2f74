"""Public holidays of France and the days people work there (Monday to Friday, holidays off)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache


@cache
def holidays(year: int, *, alsace_moselle: bool = False) -> frozenset[date]:
    """The public holidays of metropolitan France in `year`: code du travail, article L3133-1, as it stands since 1983.

    With `alsace_moselle`, also the two of article L3134-13 (Good Friday, 26 December). Whit Monday is counted,
    though some firms work it as the day of solidarity. Two may fall on one day. `year` is from 1583 to 4099, where
    the Gregorian rule of Easter holds.
    """
    from dateutil.easter import easter

    sunday = easter(year)
    fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
    after_easter = [1, 39, 50]  # Easter Monday, Ascension, Whit Monday
    if alsace_moselle:
        fixed.append((12, 26))
        after_easter.append(-2)
    days = {date(year, month, day) for month, day in fixed}
    return frozenset(days | {sunday + timedelta(days=count) for count in after_easter})


def is_working_day(day: date, *, alsace_moselle: bool = False) -> bool:
    """Whether `day` is from Monday to Friday and no holiday."""
    return day.weekday() < 5 and day not in holidays(day.year, alsace_moselle=alsace_moselle)


def next_working_day(day: date, *, alsace_moselle: bool = False) -> date:
    """`day` itself when it is worked, else the first working day after it. `day` is from 1583 to 4099."""
    while not is_working_day(day, alsace_moselle=alsace_moselle):
        day += timedelta(days=1)
    return day
