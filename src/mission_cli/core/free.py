"""Who is free, now or soon: since when and until when, doing what, and what comes next, signed or not."""

from __future__ import annotations

import datetime as dt
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from mission_cli.core.bench import LAST, Member, Stretch, begun, gaps, merged, stretch
from mission_cli.core.kinds import CLIENT
from mission_cli.core.working_days import is_off

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mission_cli.core.facts import Facts
    from mission_cli.core.people_known import Person
    from mission_cli.core.working_days import Region


class Free(NamedTuple):
    """A time without a client's mission, now or soon.

    It began on `since` (None where nothing says), is known of from `known` on (None where no day before the one asked for
    is), and goes on to `until`, inclusive (None where nothing ends it). `planned`
    is the first free day were every unsigned mission signed, None where there would be none within the horizon.
    `before` is the mission at a client that ended last, `doing` the missions of other kinds on its first day or the day
    asked for, `next` the one that ends it, `unsigned` the first within it that is to come and not signed. `so_far` and `ahead` count working days without days away:
    from `known` to before the day asked for (None where nothing is known of it), and from then on within the horizon.
    """

    person: Person
    now: bool
    since: dt.date | None
    known: dt.date | None
    until: dt.date | None
    planned: dt.date | None
    before: Facts | None
    doing: tuple[Facts, ...]
    next: Facts | None
    unsigned: Facts | None
    so_far: int | None
    ahead: int

    @property
    def renewal_wanted(self) -> bool:
        """Both sides wish to go on with the mission before, and nothing is signed or decided otherwise."""
        return (
            self.before is not None
            and self.before.renewal_client == self.before.renewal_consultant == "wanted"
            and self.before.decision != "end"
        )


class Calendar:
    """Working days, counted once for many questions."""

    def __init__(self, region: Region, first: int, last: int) -> None:
        """`first` to `last`: the days that will be asked about, half-open."""
        worked = (not is_off(dt.date.fromordinal(at), region) for at in range(first, last))
        self._first = first
        self._before = list(accumulate(worked, initial=0))

    def worked(self, stretch: Stretch, away: Iterable[Stretch] = ()) -> int:
        """The working days of a stretch, without those of `away`, which are in order and apart."""
        return sum(self._between(*gap) for gap in gaps(tuple(away), stretch))

    def _between(self, start: int, end: int) -> int:
        return self._before[end - self._first] - self._before[start - self._first]


def free(members: Sequence[Member], day: dt.date, weeks: int, region: Region) -> list[Free]:
    """Who is free on a day, then who becomes free within so many weeks after it: by date, then by name.

    A time to come without any working day, such as the week end between two missions, is none.
    """
    today = day.toordinal()
    until = min(today + 7 * weeks + 1, LAST)
    starts = [begun(one, today) for one in members]
    calendar = Calendar(region, min(starts, default=today), until)
    several = (_free(one, start, today, until, calendar) for one, start in zip(members, starts, strict=True))
    found = [one for one in several if one]
    return sorted(found, key=lambda one: (not one.now, one.since or dt.date.min, one.person.slug))


def _free(one: Member, began: int, today: int, until: int, calendar: Calendar) -> Free | None:
    """The first gap of a person from today on that asks for something."""
    away = merged((start.toordinal(), end.toordinal() + 1) for start, end in one.person.absences)
    within = (max(today, one.here[0]), one.here[1])
    for start, end in gaps(one.held, within):
        now = start == today
        if start >= until:
            return None
        if not now and (one.unknown_before(start) or not calendar.worked((start, min(end, until)))):
            continue
        since = began if now else start
        exact = not one.unknown_before(since)
        known = exact or since < today
        return Free(
            person=one.person,
            now=now,
            since=dt.date.fromordinal(since) if exact else None,
            known=dt.date.fromordinal(since) if known else None,
            until=None if end == LAST else dt.date.fromordinal(end - 1),
            planned=_planned(one, today, until, calendar),
            before=_before(one, start),
            doing=tuple(_others(one, start, today)),
            next=_first(one.covering, end, end + 1),
            unsigned=_first(one.awaited, start, end),
            so_far=None if not known else calendar.worked((since, today), away) if now else 0,
            ahead=sum(calendar.worked(gap, away) for gap in gaps(one.held, (start, min(until, one.here[1])))),
        )
    return None


def _planned(one: Member, today: int, until: int, calendar: Calendar) -> dt.date | None:
    for start, end in gaps(one.planned, (max(today, one.here[0]), min(until, one.here[1]))):
        if start == today or calendar.worked((start, end)):
            return dt.date.fromordinal(start)
    return None


def _before(one: Member, start: int) -> Facts | None:
    """The mission at a client that ended last before a day."""
    ended = [mission for mission in one.covering if mission.until.toordinal() < start]
    return max(ended, key=lambda mission: (mission.until, mission.id), default=None)


def _first(missions: Iterable[Facts], start: int, end: int) -> Facts | None:
    """The first of these missions that occupies some of these days."""
    return next((one for one in missions if (days := stretch(one))[0] < end and days[1] > start), None)


def _others(one: Member, *days: int) -> Iterator[Facts]:
    """The missions of other kinds that cover one of these days."""
    for mission in one.missions:
        start, end = stretch(mission)
        if mission.kind != CLIENT and any(start <= day < end for day in days):
            yield mission
