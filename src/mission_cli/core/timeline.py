"""Missions, renewals, days away and the bench of each person, week by week.

Days are inclusive in the files and in a `Span`; inside, every stretch is half-open, of ordinals of days.
What a column shows where several things meet is said in `Cell`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from mission_cli.core.bench import gaps, merged
from mission_cli.core.slug import slugify

if TYPE_CHECKING:
    from mission_cli.core.bench import Stretch
    from mission_cli.core.facts import Facts
    from mission_cli.core.people_known import Person

MISSION: Final = "mission"
RENEWAL: Final = "renewal"
UNSIGNED: Final = "unsigned"
BENCH: Final = "bench"
AWAY: Final = "away"
_STEPS: Final = (1, 2, 4, 13, 26, 52, 104)  # weeks a column; a quarter of a year is 13
_DAY: Final = dt.timedelta(days=1)


class Window(NamedTuple):
    """Whole weeks: `start` is a Monday, `weeks` are drawn, `step` of them a column. The last column may hold fewer."""

    start: dt.date
    weeks: int
    step: int = 1

    @property
    def end(self) -> dt.date:
        """The last Sunday, inclusive."""
        return self.start + dt.timedelta(days=self.weeks * 7 - 1)

    @property
    def columns(self) -> int:
        """How many columns the weeks take."""
        return -(-self.weeks // self.step)

    @property
    def stretch(self) -> Stretch:
        """Its days, half-open."""
        first = self.start.toordinal()
        return first, first + self.weeks * 7

    def column(self, ordinal: int) -> int:
        """Which column a day is in: negative before the first."""
        return (ordinal - self.start.toordinal()) // (7 * self.step)

    def of_column(self, at: int) -> Stretch:
        """The days of a column, half-open."""
        first, after = self.stretch
        width = 7 * self.step
        return first + at * width, min(after, first + (at + 1) * width)

    def fitting(self, room: int) -> Window:
        """The same weeks in at most `room` columns, as fine as that allows."""
        return self._replace(step=next((step for step in _STEPS if -(-self.weeks // step) <= room), _STEPS[-1]))


def monday(day: dt.date) -> dt.date:
    """The first day of the week `day` is in."""
    return day - dt.timedelta(days=day.weekday())


def weeks_between(start: dt.date, end: dt.date) -> int:
    """How many weeks, Monday to Sunday, the days from `start` to `end`, both inclusive, touch."""
    return (monday(end) - monday(start)).days // 7 + 1


class Span(NamedTuple):
    """Days of one kind, both ends inclusive. `kind`: one of the constants above, or the kind of a mission that is not at
    a client. A bench's `start` is None where nothing says since when, its `end` where nothing says until when."""

    kind: str
    start: dt.date | None
    end: dt.date | None
    mission: Facts | None = None

    def within(self, window: Window) -> Stretch:
        """Its days in the window, half-open; from its first day, or to its last, where nothing says when."""
        first, after = window.stretch
        return (
            max(first, self.start.toordinal()) if self.start else first,
            min(after, self.end.toordinal() + 1) if self.end else after,
        )


class Track(NamedTuple):
    """What is drawn as one row: a person (`client` is None), or a mission at a client. `missions` are those with a day
    in the window, `bench` is set apart from each other and in order, `away` are the absences while with the firm."""

    name: str
    slug: str
    client: str | None
    missions: tuple[Facts, ...]
    bench: tuple[Span, ...] = ()
    away: tuple[Span, ...] = ()

    def spans(self) -> list[Span]:
        """All of it, by the day it starts."""
        found = [span for one in self.missions for span in parts(one)]
        return sorted([*found, *self.bench, *self.away], key=lambda span: span.start or dt.date.min)


# What a mission is made of -------------------------------------------------------------------------------------------


def parts(mission: Facts) -> list[Span]:
    """A mission from its start to its end, parted where an amendment moved the end.

    A renewal begins on the day after the end it moved; the first one on the amendment's own day, for the end agreed
    before it is written nowhere. An amendment that leaves the end where it is, or brings it nearer, begins none.
    """
    if mission.kind != "client" or not mission.signed:
        return [Span(UNSIGNED if mission.kind == "client" else mission.kind, mission.start, mission.end, mission)]
    begins = sorted({day for day in _renewed(mission) if mission.start < day <= mission.end})
    starts = [mission.start, *begins]
    ends = [*(day - _DAY for day in begins), mission.end]
    kinds = [MISSION, *[RENEWAL] * len(begins)]
    return [Span(kind, start, end, mission) for kind, start, end in zip(kinds, starts, ends, strict=True)]


def _renewed(mission: Facts) -> Iterator[dt.date]:
    before: dt.date | None = None
    for day, end in mission.amendments:
        if end is None:
            continue
        if before is None or end > before:
            yield day if before is None else before + _DAY
        before = end


def _at_client(mission: Facts) -> bool:
    return mission.kind == "client" and mission.signed


# Who is shown --------------------------------------------------------------------------------------------------------


def people_tracks(
    facts: Iterable[Facts], people: Sequence[Person], window: Window, today: dt.date, *, ended: bool
) -> list[Track]:
    """A track for each person, by name: whoever has not left and is with the firm in the window, and those without a
    profile that have a mission there which is not over. `ended` adds those that left, and missions that are over.

    `facts` hold every mission of these people: the bench is what they leave free.
    """
    inside, around = _by_person(facts, window)
    found = []
    for person in people:
        missions = inside.pop(person.slug, [])
        here = _here(person, window)
        current = person.left is None or person.left >= today
        if (ended and missions) or (here[0] < here[1] and (ended or current)):
            found.append(
                Track(
                    person.name,
                    person.slug,
                    None,
                    _ordered(missions),
                    _bench(person, missions, around.get(person.slug, (None, None)), here),
                    _away(person, here),
                )
            )
    for missions in inside.values():
        shown = missions if ended else [one for one in missions if is_current(one, today)]
        if shown:
            found.append(Track(shown[0].consultant, shown[0].slug, None, _ordered(missions)))
    return sorted(found, key=lambda track: (_sorted(track.name), track.slug))


def mission_tracks(
    facts: Iterable[Facts], people: Iterable[Person], window: Window, today: dt.date, *, ended: bool
) -> list[Track]:
    """A track for each mission with a day in the window, by client, then by the consultant's name, then by start."""
    known = {person.slug: person for person in people}
    first, after = window.stretch
    found = []
    for one in facts:
        if not (one.start.toordinal() < after and one.end.toordinal() >= first) or one.end < one.start:
            continue
        if ended or is_current(one, today):
            person = known.get(one.slug)
            away = _away(person, (max(first, one.start.toordinal()), min(after, one.end.toordinal() + 1)))
            found.append(Track(one.consultant, one.slug, one.client, (one,), (), away))
    return sorted(found, key=lambda track: (_sorted(track.client or ""), _sorted(track.name), *_order(*track.missions)))


def is_current(mission: Facts, today: dt.date) -> bool:
    """Whether a mission is not over: its end is to come, or nobody has closed it."""
    return mission.closed is None or mission.end >= today


def _by_person(
    facts: Iterable[Facts], window: Window
) -> tuple[dict[str, list[Facts]], dict[str, tuple[dt.date | None, dt.date | None]]]:
    """Each person's missions with a day in the window, and the last day before it and the first one after it on which a
    client's signed mission covers them."""
    start, end = window.start, window.end
    inside: dict[str, list[Facts]] = {}
    before: dict[str, dt.date] = {}
    after: dict[str, dt.date] = {}
    for one in facts:
        if one.end < one.start:
            continue
        who = one.slug or one.consultant  # a name without a Latin letter has no slug
        if one.end < start:
            if _at_client(one):
                before[who] = max(before.get(who, one.end), one.end)
        elif one.start > end:
            if _at_client(one):
                after[who] = min(after.get(who, one.start), one.start)
        else:
            inside.setdefault(who, []).append(one)
    return inside, {who: (before.get(who), after.get(who)) for who in {*before, *after}}


def _here(person: Person, window: Window) -> Stretch:
    """The days of the window on which a person is with the firm; empty when there are none."""
    first, after = window.stretch
    return (
        max(first, person.joined.toordinal()) if person.joined else first,
        min(after, person.left.toordinal() + 1) if person.left else after,
    )


def _bench(
    person: Person, missions: Iterable[Facts], around: tuple[dt.date | None, dt.date | None], here: Stretch
) -> tuple[Span, ...]:
    covered = merged((one.start.toordinal(), one.end.toordinal() + 1) for one in missions if _at_client(one))
    free = [(dt.date.fromordinal(start), dt.date.fromordinal(end - 1)) for start, end in gaps(covered, here)]
    spans = [Span(BENCH, start, end) for start, end in free]
    first, last = here
    if free and free[0][0].toordinal() == first:  # it may have begun before what is drawn
        spans[0] = spans[0]._replace(start=_later(around[0], person.joined))
    if free and free[-1][1].toordinal() == last - 1:
        spans[-1] = spans[-1]._replace(end=_earlier(around[1], person.left))
    return tuple(spans)


def _later(covered: dt.date | None, joined: dt.date | None) -> dt.date | None:
    return max((day for day in (covered + _DAY if covered else None, joined) if day), default=None)


def _earlier(covered: dt.date | None, left: dt.date | None) -> dt.date | None:
    return min((day for day in (covered - _DAY if covered else None, left) if day), default=None)


def _away(person: Person | None, within: Stretch) -> tuple[Span, ...]:
    """The absences that touch these days, whole."""
    if person is None or within[0] >= within[1]:
        return ()
    first, after = within
    return tuple(
        Span(AWAY, start, end)
        for start, end in sorted(person.absences)
        if start <= end and start.toordinal() < after and end.toordinal() >= first
    )


def _sorted(name: str) -> tuple[str, str]:
    return slugify(name) or "~", name.casefold()  # what has no Latin letter comes last


def _ordered(missions: Iterable[Facts]) -> tuple[Facts, ...]:
    return tuple(sorted(missions, key=_order))


def _order(mission: Facts) -> tuple[dt.date, dt.date, str]:
    return mission.start, mission.end, mission.id
