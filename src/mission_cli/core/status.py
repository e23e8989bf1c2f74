"""The state of a mission on a day: computed, never stored."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from mission_cli.core.dates import Duration, OutOfCalendar, add, subtract

if TYPE_CHECKING:
    from mission_cli.core.facts import Facts
    from mission_cli.core.working_days import DaysOff

Status: TypeAlias = Literal["planned", "active", "offboarding", "overdue", "closed"]
Band: TypeAlias = Literal["overdue", "urgent", "watch", "later"]

STATUSES: tuple[Status, ...] = ("planned", "active", "offboarding", "overdue", "closed")


class Bands(NamedTuple):
    """How long before the end it becomes urgent, worth watching, and how long a decision takes before notice; how long
    before the end the rhythm of a workspace has its decision, None where it has none."""

    urgent: Duration = Duration(15, "day")
    watch: Duration = Duration(30, "day")
    lead: Duration = Duration(2, "week")
    decision: Duration | None = Duration(15, "day")


def status(mission: Facts, today: dt.date) -> Status:
    """`closed` once closed; else `overdue` after the last day, `planned` before the first, `offboarding` once begun."""
    if mission.closed:
        return "closed"
    if today > mission.end:
        return "overdue"
    if mission.case:
        return "offboarding"
    return "planned" if today < mission.start else "active"


def band(end: dt.date, today: dt.date, bands: Bands) -> Band:
    """How near the end is; each bound is inclusive: 15 days left is still urgent."""
    if today > end:
        return "overdue"
    urgent, watch = _limits(today, bands)
    if end <= urgent:
        return "urgent"
    return "watch" if end <= watch else "later"


@cache
def _limits(today: dt.date, bands: Bands) -> tuple[dt.date, dt.date]:
    return add(today, bands.urgent), add(today, bands.watch)


DECISION: Final = "decision"
"""The step of a rhythm that is the decision itself."""


def decision_limit(end: dt.date, notice: Duration | None, bands: Bands) -> dt.date:
    """The end, less the notice, less the lead time, or the day that the rhythm has for the decision where that is earlier;
    worked or not."""
    try:
        last = subtract(end, notice) if notice else end
        last = subtract(last, bands.lead)
        if bands.decision:
            last = min(last, subtract(end, bands.decision))
    except OutOfCalendar:
        return dt.date.min
    return last


def decision_date(end: dt.date, notice: Duration | None, bands: Bands, off: DaysOff) -> dt.date:
    """The last day to decide on the renewal: see `decision_limit`. A day off moves it to the working day before."""
    return off.before(decision_limit(end, notice, bands))


def step_limit(length: Duration, end: dt.date) -> dt.date | None:
    """The day `length` before `end` (inclusive), worked or not; None outside the calendar."""
    try:
        return subtract(end, length)
    except OutOfCalendar:
        return None


def next_checkin(mission: Facts, default: Duration, off: DaysOff) -> dt.date | None:
    """When the next check-in is due: a cadence after the last one held, or after the start when none was, as far
    back as everything is recorded.

    It moves to the next working day. None when it would fall after the end, or the mission is closed: follow-up stops by
    itself.
    """
    if mission.closed:
        return None
    try:
        day = add(mission.last_checkin or off.followed(mission.start), mission.every or default)
    except OutOfCalendar:
        return None
    if day <= mission.end:
        day = off.after(day)
    return day if day <= mission.end else None
