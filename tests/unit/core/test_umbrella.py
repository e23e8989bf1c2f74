from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mission_cli.core.dates import Span
from mission_cli.core.umbrella import merged, served


def span(start: str, end: str) -> Span:
    return Span(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("spans", "months", "full"),
    [
        ([], 0, None),
        ([("2026-03-02", "2029-03-01")], 36, None),  # exactly 36 months
        ([("2026-03-02", "2029-03-02")], 36, "2029-03-01"),  # a day more
        ([("2026-01-31", "2026-02-28")], 1, None),  # the last day of February ends the month
        ([("2026-03-02", "2027-03-01"), ("2026-09-01", "2029-03-02")], 36, "2029-03-01"),  # a day in both counts once
        ([("2026-03-02", "2027-03-01"), ("2027-03-02", "2029-03-02")], 36, "2029-03-01"),  # one after the other
        ([("2026-03-02", "2027-03-01"), ("2027-06-01", "2029-05-31")], 36, None),  # a gap does not count
        ([("2026-03-02", "2027-03-01"), ("2027-06-01", "2030-01-31")], 44, "2029-05-31"),
        ([("2026-03-02", "2025-03-01")], 0, None),
    ],
)
def test_the_months_at_one_client(spans: list[tuple[str, str]], months: int, full: str | None) -> None:
    found = served(span(*one) for one in spans)
    assert (found.months, found.over, str(found.full) if found.full else None) == (months, full is not None, full)


some_days = st.dates(date(2000, 1, 1), date(2060, 12, 31))
some_spans = st.lists(
    st.builds(lambda start, length: Span(start, start + timedelta(days=length)), some_days, st.integers(-3, 900)),
    max_size=6,
)


@given(some_spans)
def test_every_day_counts_once_in_any_order(spans: list[Span]) -> None:
    known = {one.start + timedelta(days=count) for one in spans for count in range(one.days)}
    assert served(spans).days == len(known)
    assert served(reversed(spans)) == served(spans)
    runs = merged(spans)
    assert all(before.end + timedelta(days=1) < after.start for before, after in itertools.pairwise(runs))


@given(some_spans)
def test_the_limit_is_full_on_a_day_served_with_more_after_it(spans: list[Span]) -> None:
    found = served(spans)
    if not found.over:
        assert found.full is None
        return
    assert found.full is not None
    assert any(one.holds(found.full) for one in spans)
    until = [one.overlap(Span(date.min, found.full)) for one in spans]
    assert not served(until).over
    more = [one.overlap(Span(date.min, found.full + timedelta(days=400 * 366))) for one in spans]
    assert served(more).over
