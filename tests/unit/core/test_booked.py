"""Days that one person has promised to two clients at once."""

from __future__ import annotations

import datetime as dt

from mission_cli.core.booked import Booking, booked_twice

TODAY = dt.date(2026, 11, 21)


def booking(name: str, start: str, until: str, days: float | None = None, slug: str = "lea") -> Booking:
    return Booking(dt.date.fromisoformat(start), name, dt.date.fromisoformat(until), "", slug, days)


def found(*bookings: Booking) -> list[tuple[str, str, str, str]]:
    return [(each.other.id, each.one.id, str(each.since), str(each.until)) for each in booked_twice(bookings, TODAY)]


def test_one_shared_day_is_enough_and_the_day_after_is_none() -> None:
    first = booking("a", "2026-01-01", "2026-12-31")
    assert found(first, booking("b", "2026-12-31", "2027-03-01")) == [("a", "b", "2026-12-31", "2026-12-31")]
    assert found(first, booking("b", "2027-01-01", "2027-03-01")) == []
    assert found(first, booking("b", "2026-12-31", "2027-03-01", slug="hugo")) == []


def test_only_days_from_today_on_are_told() -> None:
    first = booking("a", "2026-01-01", "2026-12-31")
    assert found(first, booking("b", "2026-02-01", "2026-11-20")) == []
    assert found(first, booking("b", "2026-02-01", "2026-11-21")) == [("a", "b", "2026-11-21", "2026-11-21")]


def test_three_part_times_must_fit_together_where_they_meet() -> None:
    year = ("2026-01-01", "2026-12-31")
    two = [booking(name, *year, days=2) for name in "ab"]
    assert found(*two, booking("c", *year, days=1)) == []
    assert [each[:2] for each in found(*two, booking("c", *year, days=2))] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert found(*two, booking("c", "2027-01-01", "2027-03-01", days=5)) == []
