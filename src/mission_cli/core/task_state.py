"""What may become of a task, who may say so, and what that says of the equipment or access it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from mission_cli.core.changes import Change, Entry, Path, Remove, Set
from mission_cli.core.checklist import SECTIONS, Section, tasks_of
from mission_cli.core.dates import Mark

if TYPE_CHECKING:
    from mission_cli.core.model.checklist import Task
    from mission_cli.core.model.choices import TaskState
    from mission_cli.core.model.mission import Mission

Refusal: TypeAlias = Literal["not-done", "nobody", "same-person", "no-why"]
Effect: TypeAlias = Literal["back", "out-again", "still-out", "still-back"]

RETURN: Final = "return-"
REVOKE: Final = "revoke-"


class Item(NamedTuple):
    """The equipment or access a task is about, and where its last day goes. `since` and `back` are its two days."""

    at: Path
    id: str
    name: str
    since: dt.date | None
    back: dt.date | None


class Marking(NamedTuple):
    """What a new state writes. `effect` is what it says of `item`; `changes` is empty when all is written already."""

    changes: list[Change]
    item: Item | None
    effect: Effect | None


def refusal(task: Task, state: TaskState, author: str, why: str | None) -> Refusal | None:
    """Why `author` cannot put the task in this state, or None.

    `verified` needs the task done, by somebody known, and somebody else's look; `n/a` needs a reason.
    """
    if state == "n/a" and not (why or task.why):
        return "no-why"
    if state != "verified" or (task.state == "verified" and task.verified):
        return None
    if task.state not in ("done", "verified"):
        return "not-done"
    if task.done is None:
        return "nobody"
    return "same-person" if task.done.author == author else None


def section_of(mission: Mission, task_id: str) -> Section | None:
    """The checklist that holds the task: the end's where both do, None where neither does."""
    return next((one for one in SECTIONS if any(task.id == task_id for task in tasks_of(mission, one))), None)


def task_of(mission: Mission, task_id: str) -> Task | None:
    """The task of this id, of the end's checklist where both have one."""
    return next((task for one in SECTIONS for task in tasks_of(mission, one) if task.id == task_id), None)


def marking(mission: Mission, task: Task, state: TaskState, mark: Mark, why: str | None) -> Marking:
    """The changes that put `task` in `state`, signed `mark`; ask `refusal` first.

    A verified task marked `done` stays as it is: verified is more, and taking it back goes through `todo`. A mark
    that is there is kept. `return-ID` and `revoke-ID` also write the day on the equipment or access itself when it is
    still out, and take back to `todo` a day that was written so. A look at a revocation is kept on the access too.
    """
    at: Path = (section_of(mission, task.id) or SECTIONS[0], "tasks", Entry(task.id))
    changes = list(_marks(at, task, state, mark, why))
    item = item_of(mission, task.id)
    effect = _effect(item, task, state, mark) if item and changes else None
    if item and effect == "back":
        changes.append(Set(item.at, _day_back(task, state, mark)))
    elif item and effect == "out-again":
        changes.append(Remove(item.at))
    if item and changes:
        changes += _look(mission, item, state, mark, out_again=effect == "out-again")
    return Marking(changes, item, effect)


def _look(mission: Mission, item: Item, state: TaskState, mark: Mark, *, out_again: bool) -> Iterator[Change]:
    """What becomes of `verified` on the access itself: written with the task's, gone with the revocation."""
    access = next((one for one in mission.access if item.at[0] == "access" and one.id == item.id), None)
    if access is None:
        return
    at: Path = ("access", Entry(access.id), "verified")
    if state == "verified" and access.verified is None:
        yield Set(at, str(mark))
    elif out_again and access.verified is not None:
        yield Remove(at)


def item_of(mission: Mission, task_id: str) -> Item | None:
    """What the task is about, by its id: `return-laptop` is the equipment `laptop`, `revoke-gitlab` the access `gitlab`."""
    if task_id.startswith(RETURN):
        for one in mission.equipment:
            if one.id == task_id.removeprefix(RETURN):
                return Item(("equipment", Entry(one.id), "returned"), one.id, one.item, one.lent, one.returned)
    if task_id.startswith(REVOKE):
        for access in mission.access:
            if access.id == task_id.removeprefix(REVOKE):
                return Item(
                    ("access", Entry(access.id), "revoked"), access.id, access.system, access.granted, access.revoked
                )
    return None


def _marks(at: Path, task: Task, state: TaskState, mark: Mark, why: str | None) -> Iterator[Change]:
    if state == "done" and task.state == "verified":
        return
    if state != task.state:
        yield Set((*at, "state"), state)
    if state == "done" and task.done is None:
        yield Set((*at, "done"), str(mark))
    if state == "verified" and task.verified is None:
        yield Set((*at, "verified"), str(mark))
    if state == "n/a" and why and why != task.why:
        yield Set((*at, "why"), why)
    kept = {"done": ("done",), "verified": ("done", "verified"), "n/a": ("why",), "todo": ()}[state]
    for name in ("done", "verified", "why"):
        if name not in kept and getattr(task, name) is not None:
            yield Remove((*at, name))


def _effect(item: Item, task: Task, state: TaskState, mark: Mark) -> Effect | None:
    if state in ("done", "verified"):
        if item.back is not None:
            return None
        return "still-out" if item.since and item.since > _day_back(task, state, mark) else "back"
    if state == "n/a" or item.back is None:
        return "still-out" if state == "n/a" and item.back is None else None
    return "out-again" if task.done and task.done.day == item.back else "still-back"


def _day_back(task: Task, state: TaskState, mark: Mark) -> dt.date:
    """The day it came back: when it was done, even if somebody verifies it later."""
    return task.done.day if state == "verified" and task.done else mark.day
