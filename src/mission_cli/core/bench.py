"""Whose days no mission at a client covers, and the share of employees that is, by the day, the month and the week.

Days are inclusive in the files and in what is asked here; inside, every stretch is half-open, of ordinals of days. A day
is covered from the first to the last day of a mission of kind `client`, whatever its days a week, once it is signed or
under way; one that is to come and not signed counts where the figure says "with unsigned". Days without work between two
missions make nobody free. Days away end neither a mission nor the bench.
"""

from __future__ import annotations

import datetime as dt
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from mission_cli.core.dates import Span
from mission_cli.core.kinds import CLIENT
from mission_cli.core.people_known import Person
from mission_cli.core.working_days import is_off

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mission_cli.core.facts import Facts
    from mission_cli.core.working_days import Region

FORECAST_WEEKS: Final = 12
FULL_WEEK: Final = 5.0
"""The days a week that one person has."""
LAST: Final = dt.date.max.toordinal() + 1
"""Where nothing says until when."""
Stretch: TypeAlias = tuple[int, int]
"""From a day to another that is no part of it; one that is not longer than nothing is empty."""


class Basis(NamedTuple):
    """What is reckoned with: the day that parts what is under way from what is to come, whose holidays are days off, and
    the day from which on everything is recorded, where the settings say one."""

    today: dt.date
    region: Region = "fr"
    since: dt.date | None = None


class Member(NamedTuple):
    """A person and what covers their days. `person.path` is "" for a name in missions that has no profile.

    `here` are the days with the firm, as far back as anything is known of them: see `known_from`.

    `held` and `planned` are stretches apart from each other, in order: of missions at clients that are signed or under
    way, and of all. `covering` are the former, `awaited` those at clients that are to come and not signed.
    """

    person: Person
    here: Stretch
    held: tuple[Stretch, ...]
    planned: tuple[Stretch, ...]
    missions: tuple[Facts, ...]
    covering: tuple[Facts, ...]
    awaited: tuple[Facts, ...]

    def unknown_before(self, day: int) -> bool:
        """Whether what is known of the person begins on this day, and not with the day they joined: what is so on it
        may have begun before."""
        joined = self.person.joined
        return day == self.here[0] and (joined is None or joined.toordinal() < day)

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


def roster(people: Iterable[Person], facts: Iterable[Facts], basis: Basis) -> list[Member]:
    """Every person with a profile, by name."""
    by_slug: dict[str, list[Facts]] = {}
    for one in facts:
        by_slug.setdefault(one.slug, []).append(one)
    found = [member(person, by_slug.get(person.slug, []), basis) for person in people]
    return sorted(found, key=_by_name)


def strangers(people: Iterable[Person], facts: Iterable[Facts], basis: Basis) -> list[Member]:
    """The consultants of missions that are not closed and who have no profile, by name: nobody knows what they are."""
    known = {person.slug for person in people}
    by_slug: dict[str, list[Facts]] = {}
    for one in facts:
        if one.slug not in known:
            by_slug.setdefault(one.slug, []).append(one)
    return sorted(
        (member(None, several, basis) for several in by_slug.values() if any(one.closed is None for one in several)),
        key=_by_name,
    )


def _nobody(slug: str, name: str) -> Person:
    return Person(slug, "", name, *(None,) * 6, (), None, (), None, None, (), None, None)


def _by_name(member: Member) -> tuple[str, str]:
    return member.person.slug, member.person.path


def member(person: Person | None, missions: Iterable[Facts], basis: Basis) -> Member:
    """Somebody with these missions; without a profile, by the name that the first of them says."""
    missions = list(missions)
    person = person or _nobody(missions[0].slug, missions[0].consultant)
    known = known_from(missions, basis).toordinal()
    ordered = tuple(sorted(missions, key=lambda one: (one.start, one.end, one.id)))
    covering = tuple(one for one in ordered if one.covers(basis.today))
    awaited = tuple(one for one in ordered if one.is_awaited(basis.today))
    return Member(
        person,
        (
            max(person.joined.toordinal(), known) if person.joined else known,
            person.left.toordinal() + 1 if person.left else LAST,
        ),
        bridged(merged(map(stretch, covering)), basis.region),
        bridged(merged(map(stretch, (*covering, *awaited))), basis.region),
        ordered,
        covering,
        awaited,
    )


def known_from(missions: Iterable[Facts], basis: Basis) -> dt.date:
    """From which day on a person with these missions is reckoned with: the first fact, the start of a mission, or the day
    from which on the settings say that everything is recorded, the earlier; today where there is neither."""
    begun = (one.start for one in missions if one.start <= basis.today)
    return min([*begun, basis.since or basis.today, basis.today])


def stretch(mission: Facts) -> Stretch:
    """The days that a mission occupies; empty where it was closed before it began."""
    return mission.start.toordinal(), mission.until.toordinal() + 1


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


def bridged(covered: Sequence[Stretch], region: Region) -> tuple[Stretch, ...]:
    """The same stretches, in order and apart, with the days between two of them where nobody works in the region."""
    found: list[Stretch] = []
    for start, end in covered:
        if found and all(is_off(dt.date.fromordinal(at), region) for at in range(found[-1][1], start)):
            found[-1] = (found[-1][0], end)
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


def begun(one: Member, day: int) -> int:
    """Since when nothing covers a day, as far back as anything is known; the day itself where something does."""
    before = (end for start, end in one.held if start <= day)
    return min(max([one.here[0], *before]), day)


def first_free(one: Member, day: int) -> Stretch | None:
    """The first time without a client's mission from a day on, from that day where it has begun; None where none comes."""
    return next(gaps(one.held, (max(day, one.here[0]), one.here[1])), None)


def free_days(missions: Iterable[Facts]) -> float | None:
    """How many days a week missions of one day leave free: of those at clients, each of which says its days a week. None
    where there is none, where one says nothing, and where nothing is left."""
    days = [one.days_per_week for one in missions if one.kind == CLIENT]
    said = [one for one in days if one is not None]
    left = FULL_WEEK - sum(said)
    return left if said and len(said) == len(days) and left > 0 else None


def part_time(members: Iterable[Member], day: dt.date) -> list[tuple[Person, tuple[Facts, ...], float]]:
    """Who is at a client on a day for a part of the week, with the missions, and the days that they leave. The rate counts
    nobody of them as free."""
    at, found = day.toordinal(), []
    for one in members:
        now = tuple(each for each in one.covering if stretch(each)[0] <= at < stretch(each)[1])
        left = free_days(now)
        if left is not None and one.here[0] <= at < one.here[1]:
            found.append((one.person, now, left))
    return found


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
        for begin, stop in gaps(one.planned if unsigned else one.held, (start, end)):
            free[begin - first] += 1
            free[stop - first] -= 1
    return [Count(*both) for both in zip(list(accumulate(free))[:-1], list(accumulate(here))[:-1], strict=True)]


def forecast(members: Sequence[Member], day: dt.date, weeks: int = FORECAST_WEEKS) -> list[Week]:
    """The count on each of the coming Mondays."""
    first = day.toordinal() + 7 - day.weekday()
    days = [dt.date.fromordinal(at) for at in range(first, first + 7 * weeks, 7) if at < LAST]
    if not days:
        return []
    span = Span(days[0], days[-1])
    counts = (daily(members, span)[::7], daily(members, span, unsigned=True)[::7])
    return [Week(*both) for both in zip(days, *counts, strict=True)]
