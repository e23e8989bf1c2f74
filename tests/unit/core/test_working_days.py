from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mission_cli.core.dates import Span
from mission_cli.core.working_days import DaysOff, Region, holidays, is_off, last_worked, next_worked

FIXED = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"]

# Easter Monday, Ascension, Whit Monday, and Good Friday, from the published calendars.
MOVING = {
    2024: (["04-01", "05-09", "05-20"], "03-29"),
    2025: (["04-21", "05-29", "06-09"], "04-18"),
    2026: (["04-06", "05-14", "05-25"], "04-03"),
    2027: (["03-29", "05-06", "05-17"], "03-26"),
    2028: (["04-17", "05-25", "06-05"], "04-14"),
    2029: (["04-02", "05-10", "05-21"], "03-30"),
    2030: (["04-22", "05-30", "06-10"], "04-19"),
}


def days(year: int, *texts: str) -> frozenset[date]:
    return frozenset(date.fromisoformat(f"{year}-{text}") for text in texts)


@pytest.mark.parametrize("year", MOVING)
def test_the_public_holidays_of_france(year: int) -> None:
    moving, good_friday = MOVING[year]
    assert holidays(year) == days(year, *FIXED, *moving)
    assert len(holidays(year)) == 11
    assert holidays(year, alsace_moselle=True) == days(year, *FIXED, *moving, good_friday, "12-26")


def test_two_holidays_may_fall_on_one_day() -> None:
    assert len(holidays(2008)) == 10  # 1 May 2008 was Ascension


REGIONS = get_args(Region)


@pytest.mark.parametrize(
    ("day", "region", "following", "before"),
    [
        ("2026-11-20", "fr", "2026-11-20", "2026-11-20"),
        ("2026-11-21", "fr", "2026-11-23", "2026-11-20"),
        ("2026-05-14", "fr", "2026-05-15", "2026-05-13"),  # Ascension
        ("2026-04-06", "fr", "2026-04-07", "2026-04-03"),  # Easter Monday
        ("2026-05-25", "fr", "2026-05-26", "2026-05-22"),  # Whit Monday
        ("2027-01-01", "fr", "2027-01-04", "2026-12-31"),
        ("2026-04-03", "fr", "2026-04-03", "2026-04-03"),
        ("2026-04-03", "fr-alsace-moselle", "2026-04-07", "2026-04-02"),  # Good Friday, and Easter Monday after it
        ("2025-12-25", "fr-alsace-moselle", "2025-12-29", "2025-12-24"),
        ("2027-01-01", "weekends-only", "2027-01-01", "2027-01-01"),
    ],
)
def test_the_working_days_around_a_day(day: str, region: Region, following: str, before: str) -> None:
    assert str(next_worked(date.fromisoformat(day), region)) == following
    assert str(last_worked(date.fromisoformat(day), region)) == before


def test_an_absence_moves_a_day_to_the_return() -> None:
    away = [Span(date(2026, 12, 21), date(2027, 1, 1)), Span(date(2027, 1, 4), date(2027, 1, 5))]
    assert next_worked(date(2026, 12, 22), "fr", away) == date(2027, 1, 6)
    assert next_worked(date(2026, 12, 18), "fr", away) == date(2026, 12, 18)
    assert next_worked(date(2026, 12, 22), "fr", [Span(date(2027, 1, 1), date(2026, 12, 1))]) == date(2026, 12, 22)


START = date(1980, 1, 1)


def test_what_is_due_by_the_end_is_not_put_off_past_it() -> None:
    off = DaysOff("fr", (Span(date(2026, 12, 21), date(2027, 1, 1)),))
    sunday = date(2026, 12, 20)
    assert off.before_end(sunday, START, sunday) == date(2026, 12, 18)
    assert off.before_end(date(2026, 12, 12), START, sunday) == date(2026, 12, 14)
    # What the consultant does waits for them; where they are away to the end, it is done before.
    assert off.before_end(date(2026, 12, 22), START, date(2027, 1, 8)) == date(2026, 12, 22)
    assert off.before_end(date(2026, 12, 22), START, date(2027, 1, 8), present=True) == date(2027, 1, 4)
    assert off.before_end(date(2026, 12, 22), START, date(2026, 12, 31), present=True) == date(2026, 12, 18)
    # Who is away all the time is no reason to have done it before the start.
    assert off.before_end(date(2026, 12, 22), date(2026, 12, 21), date(2026, 12, 31), present=True) == date(
        2026, 12, 22
    )
    # After the end, days move on.
    assert off.before_end(date(2027, 1, 9), START, sunday) == date(2027, 1, 11)


days_of_our_time = st.dates(date(1990, 1, 1), date(2100, 12, 31))
spans = st.builds(
    lambda start, length: Span(start, start + timedelta(days=length)), days_of_our_time, st.integers(-2, 60)
)


@given(days_of_our_time, st.sampled_from(REGIONS))
def test_asking_whether_a_day_is_off_agrees_with_the_whole_list(day: date, region: Region) -> None:
    listed = region != "weekends-only" and day in holidays(day.year, alsace_moselle=region == "fr-alsace-moselle")
    assert is_off(day, region) == (day.weekday() > 4 or listed)


@given(days_of_our_time, st.sampled_from(REGIONS), st.lists(spans, max_size=4))
def test_the_next_worked_day_is_the_first_that_is_worked(day: date, region: Region, away: list[Span]) -> None:
    found = next_worked(day, region, away)

    def worked(one: date) -> bool:
        return not is_off(one, region) and not any(span.holds(one) for span in away)

    assert found >= day
    assert worked(found)
    assert not any(worked(day + timedelta(days=count)) for count in range((found - day).days))
    assert next_worked(found, region, away) == found


@given(
    day=days_of_our_time,
    end=days_of_our_time,
    region=st.sampled_from(REGIONS),
    away=st.lists(spans, max_size=3),
    present=st.booleans(),
)
def test_no_day_moves_over_the_end(day: date, end: date, region: Region, away: list[Span], *, present: bool) -> None:
    moved = DaysOff(region, tuple(away)).before_end(day, START, end, present=present)
    assert (moved <= end) == (day <= end)
    assert not is_off(moved, region)
