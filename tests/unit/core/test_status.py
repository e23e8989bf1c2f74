from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from tests.unit.core.missions import TODAY, day, summary

from mission_cli.core.dates import parse_duration
from mission_cli.core.status import Bands, band, decision_date, next_checkin, status
from mission_cli.core.working_days import DaysOff


@pytest.mark.parametrize(
    ("today", "changes", "expected"),
    [
        ("2026-03-01", {}, "planned"),
        ("2026-03-02", {}, "active"),  # the first day is worked
        ("2026-12-18", {}, "active"),  # and so is the last
        ("2026-12-19", {}, "overdue"),
        ("2026-11-21", {"case": "completed"}, "offboarding"),
        ("2026-03-01", {"case": "client-ended"}, "offboarding"),  # ended before it began
        ("2026-12-19", {"case": "completed"}, "overdue"),  # a checklist begun hides no missed end
        ("2026-11-21", {"closed": "2026-11-20"}, "closed"),
        ("2027-06-01", {"closed": "2026-12-20", "case": "completed"}, "closed"),
    ],
)
def test_the_state_of_a_mission_on_a_day(today: str, changes: dict[str, Any], expected: str) -> None:
    assert status(summary(**changes), day(today)) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-1, "overdue"),
        (0, "urgent"),
        (15, "urgent"),
        (16, "watch"),
        (30, "watch"),
        (31, "later"),
        (9_999, "later"),
    ],
)
def test_bands_count_both_bounds(days: int, expected: str) -> None:
    assert band(TODAY + dt.timedelta(days=days), TODAY, Bands()) == expected


def test_bands_in_months_follow_the_calendar() -> None:
    bands = Bands(parse_duration("1 month"), parse_duration("2 months"))
    first = day("2027-01-31")
    assert [band(end, first, bands) for end in (day("2027-02-28"), day("2027-03-01"))] == ["urgent", "watch"]


def test_a_decision_is_moved_earlier_to_a_working_day_and_the_rhythm_may_ask_for_it_sooner() -> None:
    sunday, two_weeks = day("2027-01-31"), parse_duration("2 weeks")
    assert decision_date(sunday, None, Bands(lead=two_weeks, decision=None), DaysOff()) == day("2027-01-15")
    # Two weeks before is Friday 25 December.
    assert decision_date(day("2027-01-08"), None, Bands(lead=two_weeks, decision=None), DaysOff()) == day("2026-12-24")
    assert decision_date(day("2026-12-18"), None, Bands(lead=two_weeks), DaysOff()) == day("2026-12-03")
    later = Bands(lead=two_weeks, decision=parse_duration("1 week"))
    assert decision_date(day("2026-12-18"), None, later, DaysOff()) == day("2026-12-04")


@pytest.mark.parametrize(
    ("end", "notice", "lead", "expected"),
    [
        ("2026-12-18", "1 month", "2 weeks", "2026-11-04"),
        ("2026-12-18", None, "2 weeks", "2026-12-04"),
        ("2026-03-31", "1 month", "1 day", "2026-02-27"),  # the last day of February, then the day before
        ("2028-03-31", "1 month", "1 day", "2028-02-28"),
    ],
)
def test_the_decision_is_due_a_notice_and_a_lead_before_the_end(
    end: str, notice: str | None, lead: str, expected: str
) -> None:
    length = parse_duration(notice) if notice else None
    assert decision_date(day(end), length, Bands(lead=parse_duration(lead), decision=None), DaysOff()) == day(expected)


def test_a_decision_before_the_calendar_is_its_first_day() -> None:
    century = parse_duration("100 years")
    assert decision_date(dt.date(90, 1, 1), century, Bands(lead=century), DaysOff()) == dt.date.min


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"last_checkin": "2026-11-10"}, "2026-11-24"),
        ({"last_checkin": "2026-11-10", "every": "1 month"}, "2026-12-10"),
        ({"last_checkin": None}, "2026-03-16"),  # never held: counted from the start
        ({"last_checkin": "2026-12-04"}, "2026-12-18"),  # on the last day
        ({"last_checkin": "2026-12-05"}, None),  # after it
        ({"closed": "2026-12-01"}, None),
        ({"last_checkin": "2026-11-10", "end": "9999-12-31", "every": "100 years"}, "2126-11-12"),
    ],
)
def test_the_next_checkin_counts_from_the_last_one(changes: dict[str, Any], expected: str | None) -> None:
    assert next_checkin(summary(**changes), parse_duration("2 weeks"), DaysOff()) == (
        day(expected) if expected else None
    )


def test_a_cadence_that_leaves_the_calendar_gives_no_checkin() -> None:
    late = summary(start="9999-12-30", end="9999-12-31", last_checkin=None)
    assert next_checkin(late, parse_duration("2 weeks"), DaysOff()) is None
