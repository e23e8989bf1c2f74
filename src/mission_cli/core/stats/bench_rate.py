"""How many employees no client's mission covered, month by month."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mission_cli.core.bench import Basis, daily, roster
from mission_cli.core.stats.figure import FEW, Figure, Period, month_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mission_cli.core.facts import Facts
    from mission_cli.core.people_known import Person


def bench_rates(facts: Iterable[Facts], people: Iterable[Person], period: Period, basis: Basis) -> list[Figure]:
    """The mean of the daily rates of each month, with the mean of how many were free and of how many there were.

    Days without any employee count in none of the three. A month of fewer than FEW employees on average has no rate.
    """
    days = zip(_days(period), daily(roster(people, facts, basis), period.span), strict=True)
    peopled = {day: count for day, count in days if count.of}
    found = []
    for month in period.months():
        counts = [peopled[day] for day in _days(month) if day in peopled]
        size = len(counts)
        free = sum(one.free for one in counts) / size if size else 0
        of = sum(one.of for one in counts) / size if size else 0
        rate = sum(one.free / one.of for one in counts) / size if of >= FEW else None
        value = None if rate is None else round(rate, 4)
        found.append(Figure("bench-rate", "rate", value, round(free, 2), round(of, 2), month_of(month.first)))
    return found


def known_late(
    facts: Iterable[Facts], people: Iterable[Person], period: Period, basis: Basis
) -> list[tuple[Person, dt.date]]:
    """The employees who are counted from a day within the period because nothing is known of them before, with it."""
    members = (one for one in roster(people, facts, basis) if one.counts and one.unknown_before(one.here[0]))
    found = [(one.person, dt.date.fromordinal(one.here[0])) for one in members]
    return [(person, day) for person, day in found if period.first < day < period.after and person.here(day)]


def _days(period: Period) -> Iterator[dt.date]:
    return map(dt.date.fromordinal, range(period.first.toordinal(), period.after.toordinal()))
