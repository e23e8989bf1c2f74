from __future__ import annotations

from datetime import date

import pytest

from mission_cli.core.working_days import holidays, is_working_day, next_working_day

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


@pytest.mark.parametrize(
    ("day", "worked", "following"),
    [
        ("2026-11-20", True, "2026-11-20"),
        ("2026-11-21", False, "2026-11-23"),
        ("2026-11-22", False, "2026-11-23"),
        ("2026-05-14", False, "2026-05-15"),
        ("2027-12-25", False, "2027-12-27"),
        ("2027-01-01", False, "2027-01-04"),
    ],
)
def test_a_working_day_is_a_weekday_and_no_holiday(day: str, worked: bool, following: str) -> None:
    assert is_working_day(date.fromisoformat(day)) is worked
    assert str(next_working_day(date.fromisoformat(day))) == following


def test_alsace_moselle_rests_longer() -> None:
    assert is_working_day(date(2025, 12, 26))
    assert str(next_working_day(date(2025, 12, 25), alsace_moselle=True)) == "2025-12-29"
