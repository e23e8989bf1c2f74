"""Who ends when, and what is missing: the end seen coming."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from mission_cli.core.dates import Duration, OutOfCalendar, subtract
from mission_cli.core.kinds import CLIENT
from mission_cli.core.status import Band, Bands, Status, band, decision_date, status
from mission_cli.core.working_days import DaysOff

if TYPE_CHECKING:
    from mission_cli.core.facts import Facts

Missing: TypeAlias = Literal[
    "checkin",
    "renewal",
    "renewal-client",
    "renewal-consultant",
    "decision",
    "offboarding",
    "tasks",
    "equipment",
    "access",
    "next",
    "next-unsigned",
    "order",
    "closing",
    "left",
]


class Coming(NamedTuple):
    """What tells whether an open mission at a client comes after another of the same person; sorted by its start. Days
    are ISO texts."""

    start: str
    id: str
    end: str
    signed: bool = True


HANDOVER: Final = Duration(1, "month")
"""How long two missions of one person may overlap for the later one to be the next."""


class Due(NamedTuple):
    """A mission that ends within the horizon, or has ended and is not closed. `days_left` is negative after the end.

    On the bench there is no renewal to decide on: no `decision_date`.
    """

    mission: Facts
    days_left: int
    decision_date: dt.date | None
    band: Band
    status: Status
    next_mission: str | None
    """Its id."""
    missing: list[tuple[Missing, int]]


def due(
    missions: Iterable[Facts],
    today: dt.date,
    until: dt.date,
    bands: Bands,
    off: DaysOff,
    later: Mapping[str, Sequence[Coming]] | None = None,
    left: Mapping[str, dt.date] | None = None,
) -> list[Due]:
    """The missions that end on or before `until`, those past their end first; closed ones are left out.

    A mission past its end and not closed is there whatever `until` says: it never drops out of sight. `later` has, by
    the slug of their consultants, missions that are not among these and may come next; `left` has
    the last day with the firm of those who have one.
    """
    known, gone = list(missions), left or {}
    upcoming = {slug: list(several) for slug, several in (later or {}).items()}
    for mission in known:
        if mission.kind == CLIENT and not mission.closed:
            upcoming.setdefault(mission.slug, []).append(_as_coming(mission))
    for several in upcoming.values():
        several.sort()
    found = [
        _due(mission, today, bands, off, upcoming.get(mission.slug, ()), gone.get(mission.slug))
        for mission in known
        if not mission.closed and (mission.end <= until or mission.end < today)
    ]
    return sorted(found, key=lambda item: (item.mission.end, item.mission.id))


def _due(
    mission: Facts, today: dt.date, bands: Bands, off: DaysOff, upcoming: Sequence[Coming], left: dt.date | None
) -> Due:
    decision = decision_date(mission.end, mission.notice, bands, off) if mission.kind == CLIENT else None
    near = band(mission.end, today, bands)
    following = _following(mission, upcoming)
    missing = _missing(mission, today, near, decision)
    if left and left < min(today, mission.end):
        missing = _without_anybody(missing)
    if ("next", 1) in missing and (following or _goes_on(mission, upcoming)):
        missing.remove(("next", 1))
    if following and not following.signed and following.start > today.isoformat():
        missing.append(("next-unsigned", 1))
    if mission.kind == CLIENT and not mission.signed and mission.start <= today:
        missing.append(("order", 1))
    named = following.id if following else None
    return Due(mission, (mission.end - today).days, decision, near, status(mission, today), named, missing)


def _missing(mission: Facts, today: dt.date, near: Band, decision: dt.date | None) -> list[tuple[Missing, int]]:
    """What still has to happen before this end is a clean one, the most pressing first; counts where things count."""
    wanted = (mission.renewal_client, mission.renewal_consultant)
    at_client = decision is not None
    renewing = at_client and wanted == ("wanted", "wanted") and mission.case is None
    settled = at_client and ("declined" in wanted or mission.case is not None)
    found: list[tuple[Missing, int]] = [("closing", 1)] if near == "overdue" else []
    if renewing:
        found.append(("renewal", 1))
    elif decision is not None and not settled:
        found += [("decision", 1)] if today >= decision else []
        found += [("renewal-client", 1)] if wanted[0] != "wanted" else []
        found += [("renewal-consultant", 1)] if wanted[1] != "wanted" else []
    if mission.last_checkin is None and mission.start <= today:
        found.append(("checkin", 1))
    # A training may last no longer than the watch.
    if not renewing and near != "later" and (at_client or near != "watch"):
        found += [("offboarding", 1)] if mission.case is None else []
        found += [("equipment", mission.equipment_out)] if mission.equipment_out else []
        found += [("access", mission.access_open)] if mission.access_open else []
    found += [("tasks", mission.tasks_todo)] if mission.tasks_todo else []
    found += [("next", 1)] if settled else []
    return found


def _without_anybody(missing: Iterable[tuple[Missing, int]]) -> list[tuple[Missing, int]]:
    """What still has to happen on a mission whose consultant has left the firm: it is ended, not followed or renewed."""
    kept: tuple[Missing, ...] = ("closing", "offboarding", "equipment", "access", "tasks")
    return [("left", 1), *(one for one in missing if one[0] in kept)]


def next_mission(mission: Facts, missions: Iterable[Facts]) -> Facts | None:
    """The same person's next mission at a client: see `_following`."""
    others = {
        other.id: other
        for other in missions
        if other.slug == mission.slug and other.kind == CLIENT and not other.closed
    }
    following = _following(mission, sorted(map(_as_coming, others.values())))
    return others[following.id] if following else None


def _as_coming(mission: Facts) -> Coming:
    return Coming(mission.start.isoformat(), mission.id, mission.end.isoformat(), mission.signed)


def _following(mission: Facts, upcoming: Sequence[Coming]) -> Coming | None:
    """The first of these, by their starts, that starts after this mission and runs past its end. One that began more than
    HANDOVER before that end runs beside it: it is not what comes next."""
    start = max(mission.start.isoformat(), _before(mission.end, HANDOVER).isoformat())
    return next((one for one in upcoming if one.start > start and one.end > mission.end.isoformat()), None)


def _goes_on(mission: Facts, upcoming: Sequence[Coming]) -> bool:
    """Whether another mission runs beside the end of this one, and past it."""
    end = mission.end.isoformat()
    return any(one.start <= end < one.end for one in upcoming)


def _before(day: dt.date, length: Duration) -> dt.date:
    try:
        return subtract(day, length)
    except OutOfCalendar:
        return dt.date.min
