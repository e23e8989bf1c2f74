"""Days that one person has promised to two clients at once."""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from mission_cli.core.assess import is_signed
from mission_cli.core.bench import FULL_WEEK
from mission_cli.core.kinds import CLIENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mission_cli.core.model.mission import Mission


class Booking(NamedTuple):
    """What a client's mission, signed or under way, takes of somebody: every day from `start` to `until`, inclusive, or so
    many `days` of each week where the contract says it."""

    start: dt.date
    id: str
    until: dt.date
    path: str
    slug: str
    days: float | None


class Twice(NamedTuple):
    """Two missions of one person, the later one as `one`, and the days they share, inclusive."""

    one: Booking
    other: Booking
    since: dt.date
    until: dt.date

    @property
    def words(self) -> dict[str, str]:
        """What a sentence says of them."""
        return {"id": self.one.id, "other": self.other.id, "since": str(self.since), "until": str(self.until)}


def booking_of(mission_id: str, path: str, mission: Mission, today: dt.date) -> Booking | None:
    """The booking of a mission; None for one on the bench, and for one to come that nobody has signed."""
    contract, closed = mission.contract, mission.closed
    if mission.kind != CLIENT or not (contract.start <= today or is_signed(contract)):
        return None
    until = min(mission.end, closed.day) if closed and closed.day <= today else mission.end
    days = None if contract.days_per_week is None else float(contract.days_per_week)
    return Booking(contract.start, mission_id, until, path, mission.consultant.slug, days)


def booked_twice(bookings: Iterable[Booking], today: dt.date) -> Iterator[Twice]:
    """Every two bookings of one person that share days from `today` on, unless both say how many days a week they take,
    and all that say it fit into one week."""
    by_slug: dict[str, list[Booking]] = {}
    for one in bookings:
        if one.until >= max(today, one.start):
            by_slug.setdefault(one.slug, []).append(one)
    for several in by_slug.values():
        for other, one in combinations(sorted(several, key=lambda each: each[:2]), 2):
            since, until = max(one.start, today), min(one.until, other.until)
            if since <= until and not _fit(one, other, several, since, until):
                yield Twice(one, other, since, until)


def _fit(one: Booking, other: Booking, several: list[Booking], since: dt.date, until: dt.date) -> bool:
    """Whether two that share these days leave nobody with more than a week, on any of them."""
    if one.days is None or other.days is None:
        return False
    begins = {since, *(each.start for each in several if since < each.start <= until)}
    return all(
        sum(each.days or 0 for each in several if each.start <= day <= each.until) <= FULL_WEEK for day in begins
    )
