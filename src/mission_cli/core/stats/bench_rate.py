"""How many employees no client's mission covered, month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.core.bench import daily, roster
from mission_cli.core.stats.figure import FEW, Figure, Period, month_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mission_cli.core.facts import Facts
    from mission_cli.core.people_known import Person


def bench_rates(facts: Iterable[Facts], people: Iterable[Person], period: Period) -> list[Figure]:
    """The mean of the daily rates of each month, with the mean of how many were free and of how many there were.

    Days without any employee count in none of the three. A month of fewer than FEW employees on average has no rate.
    """
    days = iter(daily(roster(people, facts), period.span))
    found = []
    for month in period.months():
        counts = [one for one in (next(days) for _ in range((month.after - month.first).days)) if one.of]
        size = len(counts)
        free = sum(one.free for one in counts) / size if size else 0
        of = sum(one.of for one in counts) / size if size else 0
        rate = sum(one.free / one.of for one in counts) / size if of >= FEW else None
        value = None if rate is None else round(rate, 4)
        found.append(Figure("bench-rate", "rate", value, round(free, 2), round(of, 2), month_of(month.first)))
    return found
