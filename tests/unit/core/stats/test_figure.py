"""Periods and how things are counted."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.core.facts import day, facts

from mission_cli.core.stats.figure import Figure, Period, counted, median, median_days, month_of, quarter_of, share


def period(first: str, last: str) -> Period:
    return Period(day(first), day(last) + dt.timedelta(days=1))


def test_months_are_cut_to_the_period() -> None:
    found = [one.span for one in period("2026-01-30", "2026-03-02").months()]
    assert [(str(start), str(end)) for start, end in found] == [
        ("2026-01-30", "2026-01-31"),
        ("2026-02-01", "2026-02-28"),
        ("2026-03-01", "2026-03-02"),
    ]


def test_quarters_are_cut_to_the_period() -> None:
    found = [
        (quarter_of(one.first), str(one.span.start), str(one.span.end))
        for one in period("2025-11-10", "2026-04-01").quarters()
    ]
    assert found == [
        ("2025-Q4", "2025-11-10", "2025-12-31"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026-Q2", "2026-04-01", "2026-04-01"),
    ]


def test_a_year_has_twelve_months_and_four_quarters() -> None:
    year = period("2024-01-01", "2024-12-31")
    assert [month_of(one.first) for one in year.months()] == [f"2024-{month:02}" for month in range(1, 13)]
    assert [quarter_of(one.first) for one in year.quarters()] == ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]
    assert sum((one.after - one.first).days for one in year.months()) == 366


@pytest.mark.parametrize(
    ("start", "end", "empty"),
    [
        ("2026-03-10", "2026-03-10", False),
        ("2026-01-01", "2026-03-01", False),
        ("2026-01-01", "2026-02-28", True),
        ("2026-03-31", "2026-12-31", False),
        ("2026-04-01", "2026-12-31", True),
        ("2026-03-20", "2026-03-10", True),  # ends before it starts
    ],
)
def test_a_mission_runs_in_a_month(start: str, end: str, empty: bool) -> None:
    assert period("2026-03-01", "2026-03-31").part_of(facts("m", start, end)).empty is empty


def test_below_ten_there_is_no_share() -> None:
    assert share("k", 3, 9) == Figure("k", "share", None, 3, 9)
    assert share("k", 3, 10) == Figure("k", "share", 0.3, 3, 10)
    assert share("k", 0, 0) == Figure("k", "share", None, 0, 0)
    assert counted("k", 12) == Figure("k", "count", None, 12)


@pytest.mark.parametrize(("values", "middle"), [([], None), ([4], 4), ([9, 1], 5), ([1, 2], 1.5), ([7, 1, 3], 3)])
def test_median(values: list[int], middle: float | None) -> None:
    assert median(values) == middle
    assert median_days("k", values) == Figure("k", "days", middle, len(values))
