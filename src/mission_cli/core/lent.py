"""What is lent and granted at the start and taken back at the end, with the tasks of the checklist that say so."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from mission_cli.core.changes import Append, Change, Entry, Set, Value
from mission_cli.core.dates import Mark
from mission_cli.core.task_state import RETURN, REVOKE, Item, item_of, marking, task_of

if TYPE_CHECKING:
    from mission_cli.core.model.checklist import Task
    from mission_cli.core.model.mission import Access, Equipment, Mission

Kind: TypeAlias = Literal["equipment", "access"]
Refusal: TypeAlias = Literal["open", "same-person", "before"]
_TASK: dict[Kind, str] = {"equipment": RETURN, "access": REVOKE}


class Taken(NamedTuple):
    """What taking one thing back writes. `task` is its task on the checklist, when there is one to mark."""

    changes: list[Change]
    task: Task | None


def lent(short: str, item: str, day: dt.date, condition: str | None) -> Change:
    """The change that records a piece of equipment handed over."""
    facts: dict[str, Value] = {"id": short, "item": item, "lent": day, "condition": condition}
    return Append(("equipment",), {key: fact for key, fact in facts.items() if fact is not None})


def granted(short: str, system: str, day: dt.date, account: str | None) -> Change:
    """The change that records an access opened."""
    facts: dict[str, Value] = {"id": short, "system": system, "account": account, "granted": day}
    return Append(("access",), {key: fact for key, fact in facts.items() if fact is not None})


def task_for(mission: Mission, kind: Kind, name: str) -> Task | None:
    """The task that is about taking this back."""
    found = task_of(mission, f"{_TASK[kind]}{name}")
    return found if found and item_of(mission, found.id) else None


def taken_back(mission: Mission, kind: Kind, name: str, mark: Mark, condition: str | None = None) -> Taken:
    """The changes that take one thing back on the day of `mark`; its task is done by the mark's author.

    A task that does not apply any more stays as somebody settled it. None of a day that is there is changed.
    """
    from mission_cli.core.model.mission import Equipment

    things: list[Equipment] | list[Access] = mission.equipment if kind == "equipment" else mission.access
    thing = next(one for one in things if one.id == name)
    task = task_for(mission, kind, name)
    at = (kind, Entry(name))
    changes: list[Change] = []
    if task and task.state in ("todo", "done"):
        changes = marking(mission, task, "done", mark, None).changes
    else:
        task = None
    back = thing.returned if isinstance(thing, Equipment) else thing.revoked
    last = (*at, "returned" if kind == "equipment" else "revoked")
    if back is None and not any(change.path == last for change in changes):
        changes.append(Set(last, mark.day))
    if condition and isinstance(thing, Equipment) and condition != thing.returned_condition:
        changes.append(Set((*at, "returned_condition"), condition))
    return Taken(changes, task)


def back_of(mission: Mission, kind: Kind, name: str) -> Item:
    """The thing itself, as the tasks see it."""
    found = item_of(mission, f"{_TASK[kind]}{name}")
    if found is None:
        raise KeyError(name)
    return found


def look_refusal(mission: Mission, access: Access, mark: Mark) -> Refusal | None:
    """Why this author cannot say that the revocation was verified, or None: it needs another's look, once it is done.

    Who recorded the revocation is known from its task; without one, anybody may say so.
    """
    if access.revoked is None:
        return "open"
    if mark.day < access.revoked:
        return "before"
    task = task_for(mission, "access", access.id)
    return "same-person" if task and task.done and task.done.author == mark.author else None


def looked_at(mission: Mission, access: Access, mark: Mark) -> Taken:
    """The changes of somebody else's look: on the access, and on its task when that is done."""
    task = task_for(mission, "access", access.id)
    changes: list[Change] = []
    if task and task.state == "done" and task.done:
        changes = marking(mission, task, "verified", mark, None).changes
    else:
        task = None
    at = ("access", Entry(access.id), "verified")
    if access.verified is None and not any(change.path == at for change in changes):
        changes.append(Set(at, str(mark)))
    return Taken(changes, task)
