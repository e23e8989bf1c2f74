"""Whose days no mission at a client covers, and the share of employees that is, by the day, the month and the week.

Days are inclusive in the files and in what is asked here; inside, every stretch is half-open, of ordinals of days. A day
is covered from the first to the last day of a mission of kind `client`, whatever its days a week; an unsigned one counts
where the figure says "with unsigned". Days away end neither a mission nor the bench.
"""

from __future__ import annotations

import datetime as dt
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from mission_cli.core.dates import Span, last_of_month
from mission_cli.core.people_known import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mission_cli.core.facts import Facts

FORECAST_WEEKS: Final = 12
FIRST: Final = dt.date.min.toordinal()
LAST: Final = dt.date.max.toordinal() + 1
"""Where nothing says since when, or until when."""
Stretch: TypeAlias = tuple[int, int]
"""From a day to another that is no part of it; one that is not longer than nothing is empty."""


class Member(NamedTuple):
    """A person and what covers their days. `person.path` is "" for a name in missions that has no profile.

    `signed` and `planned` are stretches apart from each other, in order: of signed missions at clients, and of all.
    """

    person: Person
    here: Stretch
    signed: tuple[Stretch, ...]
    planned: tuple[Stretch, ...]
    missions: tuple[Facts, ...]

    @property
    def counts(self) -> bool:
        """Whether the rate is about them: employees with a profile."""
        return self.person.employment == "employee"


class Count(NamedTuple):
    """How many are free of how many employees that are here."""

    free: int
    of: int

    @property
    def rate(self) -> float | None:
        """From 0 to 1; None where nobody is here."""
        return self.free / self.of if self.of else None


class Week(NamedTuple):
    """The count on a Monday to come: as signed, and were every unsigned mission signed."""

    day: dt.date
    signed: Count
    planned: Count


# Who covers which days -----------------------------------------------------------------------------------------------


def roster(people: Iterable[Person], facts: Iterable[Facts]) -> list[Member]:
    """Every person with a profile, by name."""
    by_slug: dict[str, list[Facts]] = {}
    for one in facts:
        by_slug.setdefault(one.slug, []).append(one)
    found = [_member(person, by_slug.get(person.slug, [])) for person in people]
    return sorted(found, key=_by_name)


def strangers(people: Iterable[Person], facts: Iterable[Facts]) -> list[Member]:
    """The consultants of missions that are not closed and who have no profile, by name: nobody knows what they are."""
    known = {person.slug for person in people}
    by_slug: dict[str, list[Facts]] = {}
    for one in facts:
        if one.slug not in known:
            by_slug.setdefault(one.slug, []).append(one)
    return sorted(
        (
            _member(_nobody(slug, several[0].consultant), several)
            for slug, several in by_slug.items()
            if any(one.closed is None for one in several)
        ),
        key=_by_name,
    )


def _nobody(slug: str, name: str) -> Person:
    return Person(slug, "", name, *(None,) * 6, (), None, (), None, None, (), None, None)


def _by_name(member: Member) -> tuple[str, str]:
    return member.person.slug, member.person.path


def _member(person: Person, missions: list[Facts]) -> Member:
    clients = [one for one in missions if one.kind == "client"]
    return Member(
        person,
        (
            person.joined.toordinal() if person.joined else FIRST,
            person.left.toordinal() + 1 if person.left else LAST,
        ),
        merged(stretch(one) for one in clients if one.signed),
        merged(map(stretch, clients)),
        tuple(sorted(missions, key=lambda one: (one.start, one.end, one.id))),
    )


def stretch(mission: Facts) -> Stretch:
    """The days of a mission."""
    return mission.start.toordinal(), mission.end.toordinal() + 1


def merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The same days, in order, none twice: what touches is one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)


def gaps(covered: Sequence[Stretch], within: Stretch) -> Iterator[Stretch]:
    """What of `within` none of these stretches covers, which are in order and apart."""
    at, last = within
    for start, end in covered:
        if at >= last:
            return
        if start > at:
            yield at, min(start, last)
        at = max(at, end)
    if at < last:
        yield at, last


# The rate ------------------------------------------------------------------------------------------------------------


def count_on(members: Iterable[Member], day: dt.date, *, unsigned: bool = False) -> Count:
    """How many employees are free on a day."""
    return daily(members, Span(day, day), unsigned=unsigned)[0]


def daily(members: Iterable[Member], span: Span, *, unsigned: bool = False) -> list[Count]:
    """The count on each day of a span, which is not empty."""
    first, last = span.start.toordinal(), span.end.toordinal() + 1
    here, free = [0] * (last - first + 1), [0] * (last - first + 1)
    for one in members:
        start, end = max(first, one.here[0]), min(last, one.here[1])
        if not one.counts or start >= end:
            continue
        here[start - first] += 1
        here[end - first] -= 1
        for begin, stop in gaps(one.planned if unsigned else one.signed, (start, end)):
            free[begin - first] += 1
            free[stop - first] -= 1
    return [Count(*both) for both in zip(list(accumulate(free))[:-1], list(accumulate(here))[:-1], strict=True)]


def mean_rate(members: Iterable[Member], span: Span, *, unsigned: bool = False) -> float | None:
    """The mean of the rates of the days of a span that have one, week ends included; None where none has."""
    rates = [count.rate for count in daily(members, span, unsigned=unsigned) if count.rate is not None]
    return sum(rates) / len(rates) if rates else None


def by_month(members: Sequence[Member], span: Span) -> list[tuple[dt.date, float | None]]:
    """The first day of each month that a span touches, with the mean rate of its days in the span."""
    found = []
    day = span.start
    while day <= span.end:
        last = min(last_of_month(day), span.end)
        found.append((day.replace(day=1), mean_rate(members, Span(day, last))))
        if last == dt.date.max:
            break
        day = last + dt.timedelta(days=1)
    return found


def forecast(members: Sequence[Member], day: dt.date, weeks: int = FORECAST_WEEKS) -> list[Week]:
    """The count on each of the coming Mondays."""
    first = day.toordinal() + 7 - day.weekday()
    days = [dt.date.fromordinal(at) for at in range(first, first + 7 * weeks, 7) if at < LAST]
    if not days:
        return []
    span = Span(days[0], days[-1])
    counts = (daily(members, span)[::7], daily(members, span, unsigned=True)[::7])
    return [Week(*both) for both in zip(days, *counts, strict=True)]
