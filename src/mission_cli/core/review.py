"""The three-party review: consultant, manager and client together, on a rhythm of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mission_cli.core.dates import OutOfCalendar, add
from mission_cli.core.slug import slugify

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mission_cli.core.dates import Duration
    from mission_cli.core.model.mission import Mission
    from mission_cli.core.working_days import DaysOff

PARTIES: Final = frozenset({"consultant", "manager", "client"})
REVIEWED: Final = ("client", "pro-bono")
"""The kinds of mission that have three parties."""


class Review(NamedTuple):
    """The last review held, and the day the next one is due; None for none."""

    last: dt.date | None
    next: dt.date | None


def is_review(attendees: Iterable[str], author: str, mission: Mission) -> bool:
    """Whether a check-in with these people was one: all three parties were there.

    Who records it was there too: the manager, the consultant or the client's contact, known by the slug of the name.
    """
    named = {"manager": mission.manager, "consultant": mission.consultant, "client": mission.client.contact}
    there = {role for role, person in named.items() if person and slugify(person.name) == author}
    return {*attendees, *there} >= PARTIES


def review(mission: Mission, default: Duration, off: DaysOff, *, also: dt.date | None = None) -> Review:
    """The reviews of a mission, with one held on `also` that its journal does not have yet.

    `default` is the rhythm where the mission names none.
    The next counts from the last one held, from the start when there was none, and moves to a working day. There is
    none to come once the mission ends first or is closed, nor where there are no three parties.
    """
    held = [
        item.entry.date
        for item in mission.dated()
        if item.entry.type == "checkin" and is_review(item.entry.attendees, item.author, mission)
    ]
    last = max([*held, *([also] if also else [])], default=None)
    if mission.closed or mission.kind not in REVIEWED:
        return Review(last, None)
    every = (mission.followup.review if mission.followup else None) or default
    return Review(last, next_review(last or off.followed(mission.contract.start), every, mission.end, off))


def next_review(since: dt.date, every: Duration, end: dt.date, off: DaysOff) -> dt.date | None:
    """When the review after one held on `since` is due: on a working day; None when the mission ends (inclusive) first."""
    try:
        due = off.after(add(since, every))
    except OutOfCalendar:
        return None
    return due if due <= end else None
