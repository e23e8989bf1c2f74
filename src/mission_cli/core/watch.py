"""What is open in a mission and has no record of its own among its facts: tasks, actions, objectives, what is lent.

Texts are on one line and cut; nothing that was said of people is among them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mission_cli.core.amendments import is_former
from mission_cli.core.calendar_names import fold
from mission_cli.core.dates import OutOfCalendar, RelativeDay, resolve
from mission_cli.core.facts import Kind, Watched
from mission_cli.core.kinds import CLIENT
from mission_cli.core.objectives import late, latest_reached

if TYPE_CHECKING:
    from mission_cli.core.model.checklist import Offboarding, Onboarding, Task
    from mission_cli.core.model.mission import Dated, Mission

LONGEST: Final = 160
"""Characters of a text that is cut."""


def watched(mission: Mission, dated: list[Dated], until: dt.date = dt.date.max) -> Iterator[Watched]:
    """What is open in a mission, of its journal in `dated`, figures of after `until` left out. Of a closed one, only the
    steps that go on after its end."""
    yield from _tasks(mission)
    if not mission.closed:
        yield from _actions(dated)
        yield from _objectives(mission, until)
        yield from _lent(mission)


def cut(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _tasks(mission: Mission) -> Iterator[Watched]:
    """The tasks of both checklists; one that both have is the end's, as `mission task` has it.

    On the bench, what is left of the plan asks for nothing any more once the end is prepared.
    """
    ids: set[str] = set()
    seen = {f"revoke-{access.id}" for access in mission.access if access.verified}
    ending = mission.kind != CLIENT and (mission.offboarding or mission.closed)
    for held in (None if is_former(mission) else mission.offboarding, None if ending else mission.onboarding):
        for task in held.tasks if held else ():
            if task.id not in ids and _is_open(task, mission, seen):
                yield _task(task, held)
            ids.add(task.id)


def _task(task: Task, held: Offboarding | Onboarding | None) -> Watched:
    day = task.due if task.state == "todo" else task.done and task.done.day
    asked = held.opened if held and isinstance(task.due, RelativeDay) else None
    return _of("task", task.id, day, task.title, task.owner, task.state)._replace(asked=str(asked or ""))


def _is_open(task: Task, mission: Mission, seen: set[str]) -> bool:
    """Whether something is left to do: in a closed mission, what comes after its end. `seen` were verified elsewhere."""
    if mission.closed:
        return task.state == "todo" and _after_end(task, mission)
    return task.state == "todo" or (task.state == "done" and task.verify is not None and task.id not in seen)


def _after_end(task: Task, mission: Mission) -> bool:
    try:
        opened = mission.offboarding.opened if mission.offboarding else None
        return task.due is not None and resolve(task.due, mission.contract.start, mission.end, opened) > mission.end
    except OutOfCalendar:
        return False


def _actions(dated: list[Dated]) -> Iterator[Watched]:
    entries = [item.entry for item in dated]
    several = [(entry, one) for entry in entries if entry.type == "checkin" for one in entry.actions if not one.done]
    texts = [fold(action.what) for _, action in several]
    for entry, action in several:
        state = "due" if action.due else "promised"
        yield _of("action", _phrase(action.what, texts), action.due or entry.date, action.what, action.owner, state)


def _phrase(what: str, texts: list[str]) -> str:
    """The first words of an action that none of the others has, as a shell takes them between quotes; "" for none."""
    words = what.split()
    for count in range(min(_WORDS, len(words)), len(words) + 1):
        phrase = " ".join(words[:count])
        if not _QUOTABLE.fullmatch(phrase):
            return ""
        if not phrase.isdecimal() and sum(fold(phrase) in text for text in texts) == 1:
            return phrase
    return ""


_WORDS = 3  # fewer say too little to a person
# No character that means something to a shell between double quotes, nor a minus that would begin an option.
_QUOTABLE = re.compile(r"[^\W_](?:[^\W_]|[ '’,;:./()+-])*")


def _objectives(mission: Mission, until: dt.date) -> Iterator[Watched]:
    reached = latest_reached(mission, until)
    for goal in mission.objectives:
        how = late(goal, reached.get(goal.id)) if goal.due else None
        if how:
            yield _of("objective", goal.id, goal.due, goal.specific, state=how)


def _lent(mission: Mission) -> Iterator[Watched]:
    for thing in mission.equipment:
        if thing.returned is None:
            yield _of("equipment", thing.id, thing.lent, thing.item)
    for access in mission.access:
        if access.revoked is None:
            yield _of("access", access.id, access.granted, access.system)


def _of(
    kind: Kind, name: str, day: object, text: str = "", owner: str | None = None, state: str | None = None
) -> Watched:
    return Watched(kind, name, str(day or ""), cut(text), owner or "", state or "")
