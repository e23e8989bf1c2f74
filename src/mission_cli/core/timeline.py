"""Missions, renewals, days away and the bench of each person, week by week.

Days are inclusive in the files and in a `Span`; inside, every stretch is half-open, of ordinals of days.
What a column shows where several things meet is said in `Cell`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from mission_cli.core.bench import LAST, gaps, member
from mission_cli.core.slug import slugify
from mission_cli.core.stats.ends import renewed_on

if TYPE_CHECKING:
    from mission_cli.core.bench import Basis, Member, Stretch
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
    """A mission from its start to its last day, parted where an amendment moved the end.

    A renewal begins on the day after the end it moved; the first one on the amendment's own day, where nothing tells the
    end agreed before it. An amendment that leaves the end where it is, or brings it nearer, begins none.
    """
    if mission.kind != "client" or not mission.signed:
        return [Span(UNSIGNED if mission.kind == "client" else mission.kind, mission.start, mission.until, mission)]
    begins = sorted({day for day in _renewed(mission) if mission.start < day <= mission.until})
    starts = [mission.start, *begins]
    ends = [*(day - _DAY for day in begins), mission.until]
    kinds = [MISSION, *[RENEWAL] * len(begins)]
    return [Span(kind, start, end, mission) for kind, start, end in zip(kinds, starts, ends, strict=True)]


def _renewed(mission: Facts) -> Iterator[dt.date]:
    later = set(renewed_on(mission))
    before = mission.first_end
    for day, end in mission.amendments:
        if end is not None:
            if day in later:
                yield day if before is None else before + _DAY
            before = end


# Who is shown --------------------------------------------------------------------------------------------------------


def people_tracks(
    facts: Iterable[Facts], people: Sequence[Person], window: Window, basis: Basis, *, ended: bool
) -> list[Track]:
    """A track for each person, by name: whoever has not left and is with the firm in the window, and those without a
    profile that have a mission there which is not over. `ended` adds those that left, and missions that are over.

    `facts` hold every mission of these people: the bench is what they leave free.
    """
    theirs: dict[str, list[Facts]] = {}
    for one in facts:
        theirs.setdefault(one.slug or one.consultant, []).append(one)  # a name without a Latin letter has no slug
    found = []
    for person in people:
        several = theirs.pop(person.slug, [])
        missions = _inside(several, window)
        here = _here(person, window)
        current = person.left is None or person.left >= basis.today
        if (ended and missions) or (here[0] < here[1] and (ended or current)):
            bench = _bench(member(person, several, basis), window)
            found.append(Track(person.name, person.slug, None, _ordered(missions), bench, _away(person, here)))
    for several in theirs.values():
        missions = _inside(several, window)
        shown = missions if ended else [one for one in missions if is_current(one, basis.today)]
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
        if not (one.start.toordinal() < after and one.until.toordinal() >= first) or one.until < one.start:
            continue
        if ended or is_current(one, today):
            person = known.get(one.slug)
            away = _away(person, (max(first, one.start.toordinal()), min(after, one.until.toordinal() + 1)))
            found.append(Track(one.consultant, one.slug, one.client, (one,), (), away))
    return sorted(found, key=lambda track: (_sorted(track.client or ""), _sorted(track.name), *_order(*track.missions)))


def is_current(mission: Facts, today: dt.date) -> bool:
    """Whether a mission is not over: its end is to come, or nobody has closed it."""
    return mission.closed is None or mission.until >= today


def _inside(missions: Iterable[Facts], window: Window) -> list[Facts]:
    """Those with a day in the window."""
    return [one for one in missions if one.start <= min(window.end, one.until) and one.until >= window.start]


def _here(person: Person, window: Window) -> Stretch:
    """The days of the window on which a person is with the firm; empty when there are none."""
    first, after = window.stretch
    return (
        max(first, person.joined.toordinal()) if person.joined else first,
        min(after, person.left.toordinal() + 1) if person.left else after,
    )


def _bench(one: Member, window: Window) -> tuple[Span, ...]:
    """The times without a client's mission that touch the window, whole, as far back as anything is known."""
    first, after = window.stretch
    return tuple(
        Span(BENCH, dt.date.fromordinal(start), None if end == LAST else dt.date.fromordinal(end - 1))
        for start, end in gaps(one.held, one.here)
        if start < after and end > first
    )


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
    return mission.start, mission.until, mission.id
