"""Closing a mission: what stands in the way, each with the command that answers it; opening it again leaves a trace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from mission_cli.core.amendments import is_former
from mission_cli.core.changes import Append, Change, Remove, Set, Value
from mission_cli.core.checklist import OFFBOARDING, SECTIONS, date_of, tasks_of, to_verify
from mission_cli.core.kinds import CLIENT
from mission_cli.core.task_state import RETURN, REVOKE
from mission_cli.shell import named

if TYPE_CHECKING:
    from mission_cli.core.dates import Mark
    from mission_cli.core.model.checklist import Task
    from mission_cli.core.model.mission import Mission

Kind: TypeAlias = Literal["equipment", "access", "unverified", "task"]
LESSONS: Final = "lessons-learned"


class Hold(NamedTuple):
    """A thing that keeps a mission from being closed. `command` answers it."""

    kind: Kind
    id: str
    title: str
    command: str


def holds(mission_id: str, mission: Mission) -> list[Hold]:
    """What stands in the way: what is out or open first, then revocations nobody else looked at, then tasks.

    A task that is due after the last day (keeping in touch) holds nothing back: it stays to be done after the closing.
    """
    out = [
        Hold("equipment", one.id, one.item, named(f"mission return {{id}} {one.id}", mission_id))
        for one in mission.equipment
        if one.returned is None
    ]
    out += [
        Hold("access", one.id, one.system, named(f"mission revoke {{id}} {one.id}", mission_id))
        for one in mission.access
        if one.revoked is None
    ]
    said = {f"{RETURN if one.kind == 'equipment' else REVOKE}{one.id}" for one in out}
    looked_at = {f"{REVOKE}{one.id}" for one in mission.access if one.verified}
    tasks = [task for task in _tasks(mission) if task.id not in said]
    unverified = [
        Hold("unverified", task.id, task.title, named(f"mission task {{id}} {task.id} verified", mission_id))
        for task in tasks
        if to_verify(task) and task.id not in looked_at and not _after_end(task, mission)
    ]
    todo = [
        Hold("task", task.id, task.title, named(f"mission task {{id}} {task.id} done", mission_id))
        for task in tasks
        if task.state == "todo" and not _after_end(task, mission)
    ]
    return out + unverified + todo


def left_for_later(mission: Mission) -> list[Task]:
    """The tasks to do after the last day, or then to be verified, which a closing leaves open."""
    return [task for task in _tasks(mission) if (task.state == "todo" or to_verify(task)) and _after_end(task, mission)]


def lacks_lessons(mission: Mission) -> bool:
    """Whether nobody wrote what the mission taught; nobody has to on the bench."""
    return mission.kind == CLIENT and not any(
        item.entry.type == "answers" and item.entry.questionnaire == LESSONS for item in mission.dated()
    )


def close_changes(mark: Mark) -> list[Change]:
    """The mark of the closing; ask `holds` first."""
    return [Set(("closed",), str(mark))]


def reopen_changes(lane: str, note_id: str, day: dt.date, text: str) -> list[Change]:
    """The closing taken out, and a note in the lane of who opens the mission again."""
    note: dict[str, Value] = {"id": note_id, "type": "note", "date": day, "text": text}
    return [Remove(("closed",)), Append(("journal", lane), note)]


def _tasks(mission: Mission) -> Iterator[Task]:
    """Those that matter to an end: what is left of the plan of a mission on the bench ends with it, the checklist of an
    end that was put off is over."""
    for section in SECTIONS if mission.kind == CLIENT else (OFFBOARDING,):
        if section != OFFBOARDING or not is_former(mission):
            yield from tasks_of(mission, section)


def _after_end(task: Task, mission: Mission) -> bool:
    opened = mission.offboarding.opened if mission.offboarding else None
    date = date_of(task.due, mission.contract.start, mission.end, opened)
    return date is not None and date > mission.end
