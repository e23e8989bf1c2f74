"""Umbrella companies (portage salarial): how long one consultant has served one client, against the 36 months.

Code du travail, article L1254-4: an umbrella mission lasts 36 months at most. Whether missions in a row, with or without a gap,
are one is for a lawyer: what is counted here is a reason to look, never a decision.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple

from mission_cli.core.dates import Duration, OutOfCalendar, Span, add

LIMIT: Final = Duration(36, "month")


class Served(NamedTuple):
    """Time served: the days in it, the whole months they make, and whether that is more than the limit.

    `full` is the last day that is still within the limit, None while the spans stay within it.
    """

    days: int
    months: int
    over: bool
    full: date | None


def served(spans: Iterable[Span], limit: Duration = LIMIT) -> Served:
    """The time in `spans`, both days of each included; a day in two of them counts once, a gap does not count.

    Months are calendar months from the first day on, as if there had been no gap: 36 months from 2 March 2026 end
    with 1 March 2029, and one day more is over.
    """
    runs = merged(spans)
    if not runs:
        return Served(0, 0, over=False, full=None)
    days = sum(run.days for run in runs)
    first = runs[0].start
    allowed = _length(first, limit)
    if days <= allowed:
        return Served(days, _whole_months(first, days), over=False, full=None)
    left = allowed
    for run in runs:
        if left <= run.days:
            return Served(days, _whole_months(first, days), over=True, full=run.start + timedelta(days=left - 1))
        left -= run.days
    raise AssertionError(runs)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same days as few spans, in order, none touching another; empty ones gone."""
    found: list[Span] = []
    for span in sorted(span for span in spans if span.days):
        # Half-open: a span that starts the day after another ends goes on with it.
        if found and span.start.toordinal() <= found[-1].end.toordinal() + 1:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _whole_months(first: date, days: int) -> int:
    """How many whole months from `first` fit into so many days."""
    months = days // 31
    while _length(first, Duration(months + 1, "month")) <= days:
        months += 1
    return months


def _length(first: date, duration: Duration) -> int:
    """Days from `first` to the same day a duration later, which is not in it."""
    try:
        return (add(first, duration) - first).days
    except OutOfCalendar:
        return (date.max - first).days + 1
