"""The day on which a task of a checklist falls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.core.dates import OutOfCalendar, RelativeDay, resolve

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.core.dates import Due, Span
    from mission_cli.core.working_days import DaysOff


def task_date(
    due: Due | None, owner: str | None, mission: Span, opened: dt.date | None, off: DaysOff
) -> dt.date | None:
    """The day of a task in a mission (both its days inclusive), whose checklist was opened on `opened`.

    A day that follows the start, the end or the announcement is a working day, not past the end where it is meant to be
    before it; where it had passed when the checklist was opened, the task is to be done at once: on that day. A date that a
    person wrote stays. None without one, and outside the calendar.
    """
    if not isinstance(due, RelativeDay):
        return due
    try:
        day = resolve(due, mission.start, mission.end, opened)
    except OutOfCalendar:
        return None
    present = owner == "consultant"
    found = off.before_end(day, mission.start, mission.end, present=present)
    if opened and found < opened:
        return off.before_end(opened, mission.start, mission.end, present=present)
    return found
