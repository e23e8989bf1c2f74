"""The checklists of a mission's start and end: their tasks on a day, what is late, how far they are.

Pure: a day is an argument. A task's id is looked for at the end first, then at the start.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from mission_cli.core.dates import Due, Duration, OutOfCalendar, RelativeDay, Span, add, resolve
from mission_cli.core.task_date import task_date
from mission_cli.core.working_days import DaysOff

if TYPE_CHECKING:
    from mission_cli.core.model.checklist import Task
    from mission_cli.core.model.mission import Mission

Timing: TypeAlias = Literal["late", "soon", "later"]
Section: TypeAlias = Literal["offboarding", "onboarding"]
SOON = Duration(1, "week")
OFFBOARDING: Final = "offboarding"
ONBOARDING: Final = "onboarding"
SECTIONS: Final[tuple[Section, ...]] = (OFFBOARDING, ONBOARDING)
"""The checklists, the one that wins first where both have a task of one id."""


class DatedTask(NamedTuple):
    """A task on a day. `date` is None when it has none; `timing` when nothing is left to do, or it has no date."""

    task: Task
    date: dt.date | None
    timing: Timing | None


class Progress(NamedTuple):
    """How far a checklist is. `total` leaves out what does not apply; `to_verify` are done and wait for another's look."""

    total: int
    done: int
    late: int
    to_verify: int


def tasks_of(mission: Mission, section: Section) -> list[Task]:
    """The tasks of one checklist, in the order of the file."""
    held = mission.offboarding if section == OFFBOARDING else mission.onboarding
    return held.tasks if held else []


def date_of(due: Due | None, start: dt.date, end: dt.date, announced: dt.date | None = None) -> dt.date | None:
    """The day that `due` names in a mission from `start` to `end`, both inclusive, worked or not: what orders tasks that
    are not written yet. None without one, or outside the calendar."""
    try:
        return resolve(due, start, end, announced) if due is not None else None
    except OutOfCalendar:
        return None


def lines(mission: Mission, today: dt.date, off: DaysOff, section: Section = OFFBOARDING) -> list[DatedTask]:
    """The checklist by date, undated tasks last; tasks of one day in the order of the file.

    Days that follow the start or the end are working days, see `task_date`.
    """
    found = [_line(task, mission, today, section, off) for task in tasks_of(mission, section)]
    return sorted(found, key=lambda line: by_date(line.date))


def _line(task: Task, mission: Mission, today: dt.date, section: Section, off: DaysOff) -> DatedTask:
    """Due today is not late yet; a week ahead, inclusive, is soon. A done task that waits for a look is not late.

    Nor is one that could be done on no working day between the opening of the checklist and the end, on that day.
    """
    held = mission.offboarding if section == OFFBOARDING else mission.onboarding
    opened = held.opened if held else None
    date = task_date(task.due, task.owner, Span(mission.contract.start, mission.end), opened, off)
    if date is None or task.state != "todo":
        return DatedTask(task, date, None)
    asked = max(date, opened) if opened and isinstance(task.due, RelativeDay) else date
    if asked < today:
        return DatedTask(task, date, "late")
    return DatedTask(task, date, "soon" if asked <= add(today, SOON) else "later")


def to_verify(task: Task) -> bool:
    """Whether the task is done, and somebody else must still look."""
    return task.state == "done" and task.verify is not None


def progress(found: Iterable[DatedTask]) -> Progress:
    """How far these lines are."""
    counted = [line for line in found if line.task.state != "n/a"]
    return Progress(
        total=len(counted),
        done=sum(line.task.state in ("done", "verified") for line in counted),
        late=sum(line.timing == "late" for line in counted),
        to_verify=sum(to_verify(line.task) for line in counted),
    )


def next_line(found: Iterable[DatedTask]) -> DatedTask | None:
    """What to do next: the first task to do by date, else the first to verify; None when nothing is left."""
    known = list(found)
    todo = (line for line in known if line.task.state == "todo")
    return next(todo, next((line for line in known if to_verify(line.task)), None))


def by_date(date: dt.date | None) -> tuple[bool, dt.date]:
    """What sorts by date, undated last."""
    return date is None, date or dt.date.max
