from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.unit.core.test_renewal import mission

from mission_cli.core.dates import Duration
from mission_cli.core.review import is_review, review
from mission_cli.core.working_days import DaysOff

SIX_WEEKS = Duration(6, "week")
ALL = ["consultant", "manager", "client"]


def held(*days: str, attendees: list[str] | None = None) -> dict[str, Any]:
    there = ALL if attendees is None else attendees
    return {"sofia": [{"type": "checkin", "date": one, "attendees": there, "progress": "x"} for one in days]}


@pytest.mark.parametrize(
    ("attendees", "author", "expected"),
    [
        (ALL, "somebody", True),
        ([*ALL, "it"], "somebody", True),
        (["consultant", "client"], "somebody", False),
        (["consultant", "client"], "sofia-bernard", True),  # the manager, who records it, was there
        ([], "sofia-bernard", False),
    ],
)
def test_all_three_parties_make_a_review(attendees: list[str], author: str, expected: bool) -> None:
    assert is_review(attendees, author, mission(manager="Sofia Bernard")) is expected


def test_the_next_counts_from_the_last_held() -> None:
    found = review(mission(journal=held("2026-05-04", "2026-06-15")), SIX_WEEKS, DaysOff("weekends-only"))
    assert found == (date(2026, 6, 15), date(2026, 7, 27))
    assert review(mission(), SIX_WEEKS, DaysOff("weekends-only")) == (None, date(2026, 4, 13))
    assert review(mission(journal=held("2026-05-04", attendees=["client"])), SIX_WEEKS, DaysOff("weekends-only")) == (
        None,
        date(2026, 4, 13),
    )
    assert review(mission(), SIX_WEEKS, DaysOff("weekends-only"), also=date(2026, 11, 2)) == (
        date(2026, 11, 2),
        date(2026, 12, 14),
    )
    monthly = mission(followup={"review": "1 month"}, journal=held("2026-06-15"))
    assert review(monthly, SIX_WEEKS, DaysOff("weekends-only")).next == date(2026, 7, 15)


def test_it_moves_to_a_working_day_and_stops_with_the_mission() -> None:
    found = mission(journal=held("2026-06-02"))
    assert review(found, SIX_WEEKS, DaysOff("weekends-only")).next == date(2026, 7, 14)
    assert review(found, SIX_WEEKS, DaysOff("fr")).next == date(2026, 7, 15)
    assert review(mission(journal=held("2026-11-16")), SIX_WEEKS, DaysOff("weekends-only")) == (
        date(2026, 11, 16),
        None,
    )
    assert review(mission(closed="2026-12-20 by sofia"), SIX_WEEKS, DaysOff("weekends-only")).next is None
    assert review(mission(kind="training"), SIX_WEEKS, DaysOff("weekends-only")).next is None
