"""The checklists of a mission's start and end: what a template adds to them, what is late, how far they are.

Pure: a day is an argument. A task's id is looked for at the end first, then at the start.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from mission_cli.core.calendar_names import Lang
from mission_cli.core.changes import Append, Change, Remove, Set, Value
from mission_cli.core.dates import Due, Duration, OutOfCalendar, RelativeDay, add, resolve
from mission_cli.core.kinds import CLIENT
from mission_cli.core.model.checklist import Case, Offboarding, Role, Task
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.settings import Perspective
from mission_cli.core.model.template import PLACEHOLDER, Checklist, Each, TaskTemplate
from mission_cli.core.slug import MAX_LENGTH
from mission_cli.core.working_days import DaysOff

Timing: TypeAlias = Literal["late", "soon", "later"]
Section: TypeAlias = Literal["offboarding", "onboarding"]
SOON = Duration(1, "week")
OFFBOARDING: Final = "offboarding"
ONBOARDING: Final = "onboarding"
SECTIONS: Final[tuple[Section, ...]] = (OFFBOARDING, ONBOARDING)
"""The checklists, the one that wins first where both have a task of one id."""


class NewTask(NamedTuple):
    """A task that a template adds. `title` is in one language, its placeholders filled."""

    id: str
    title: str
    owner: Role | None
    due: Due | None
    verify: Literal["required"] | None


class Terms(NamedTuple):
    """What a person says of the end; None leaves what the file says. `ends` is the last day worked, inclusive."""

    case: Case | None = None
    reason: str | None = None
    ends: dt.date | None = None


class Line(NamedTuple):
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


def template_of(perspective: Perspective, case: Case, kind: str = CLIENT) -> str:
    """The path of the checklist template: a provider has one for each case, the others one for all three.

    A mission on the bench ends lightly, whatever the case and whoever looks: one template for each kind.
    """
    if kind != CLIENT:
        return f"checklists/offboarding/bench-{kind}.yaml"
    name = f"provider-{case}" if perspective == "provider" else perspective
    return f"checklists/offboarding/{name}.yaml"


def onboarding_template_of(perspective: Perspective) -> str:
    """The path of the template of a start."""
    return f"checklists/onboarding/{perspective}.yaml"


def tasks_of(mission: Mission, section: Section) -> list[Task]:
    """The tasks of one checklist, in the order of the file."""
    held = mission.offboarding if section == OFFBOARDING else mission.onboarding
    return held.tasks if held else []


def tasks_to_add(
    template: Checklist,
    mission: Mission,
    lang: Lang,
    end: dt.date,
    *,
    steps: bool = True,
    section: Section = OFFBOARDING,
) -> list[NewTask]:
    """The template's tasks that the mission does not have yet, by date: undated ones last, same days as in the template.

    A task is known by its id, whatever became of its title. A task `each: equipment` comes once for each piece not
    returned, `each: access` for each access not revoked. `end` is the last day worked, inclusive. Without
    `steps` only these are added: a step that somebody took out of a checklist under way stays out. The start
    takes no id of the end's: `mission task` would not reach it.
    """
    sections = SECTIONS if section == ONBOARDING else (OFFBOARDING,)
    there = {task.id for one in sections for task in tasks_of(mission, one)}
    found: dict[str, NewTask] = {}
    for step in template.steps:
        for task in step.tasks:
            if not steps and task.each is None:
                continue
            for new in _expanded(task, mission, lang, open_only=True):
                if new.id not in there:
                    found.setdefault(new.id, new)
    return sorted(found.values(), key=lambda new: _by_date(date_of(new.due, mission.contract.start, end)))


def planned(template: Checklist, lang: Lang, start: dt.date, end: dt.date) -> list[NewTask]:
    """The tasks of a plan for a mission that begins, by date; `start` and `end` inclusive. Nothing is out yet."""
    tasks = (task for step in template.steps for task in step.tasks if task.each is None)
    found = [NewTask(task.id, task.title.of(lang), task.owner, task.due, task.verify) for task in tasks]
    return sorted(found, key=lambda new: _by_date(date_of(new.due, start, end)))


def offboarding_changes(mission: Mission, terms: Terms, tasks: Iterable[NewTask], today: dt.date) -> list[Change]:
    """The changes that open the checklist, or bring it up to date: what is equal already is not written again.

    `ends` is kept only when it differs from the contract's end. Nothing is ever taken from the list of tasks.
    """
    added = [task_value(task) for task in tasks]
    if mission.offboarding is None:
        ends = terms.ends if terms.ends != mission.contract.end else None
        facts = {"case": terms.case, "reason": terms.reason, "ends": ends, "opened": today}
        return [Set((OFFBOARDING,), {**_present(facts), "tasks": added})]
    changes: list[Change] = list(_terms_changes(mission, mission.offboarding, terms))
    return changes + [Append((OFFBOARDING, "tasks"), task) for task in added]


def onboarding_changes(mission: Mission, tasks: Iterable[NewTask], today: dt.date) -> list[Change]:
    """The changes that open the checklist of the start, or add to it."""
    added = [task_value(task) for task in tasks]
    if mission.onboarding is None:
        return [Set((ONBOARDING,), {"opened": today, "tasks": added})]
    return [Append((ONBOARDING, "tasks"), task) for task in added]


def _terms_changes(mission: Mission, current: Offboarding, terms: Terms) -> Iterator[Change]:
    if terms.case not in (None, current.case):
        yield Set((OFFBOARDING, "case"), terms.case)
    if terms.reason not in (None, current.reason):
        yield Set((OFFBOARDING, "reason"), terms.reason)
    if terms.ends is None or terms.ends == mission.end:
        return
    if terms.ends != mission.contract.end:
        yield Set((OFFBOARDING, "ends"), terms.ends)
    elif current.ends is not None:
        yield Remove((OFFBOARDING, "ends"))


def task_value(task: NewTask) -> dict[str, Value]:
    """A new task as the file holds it, its date as the template says it: relative dates stay relative."""
    due = task.due if task.due is None or isinstance(task.due, dt.date) else str(task.due)
    return _present(
        {"id": task.id, "title": task.title, "owner": task.owner, "due": due, "state": "todo", "verify": task.verify}
    )


def date_of(due: Due | None, start: dt.date, end: dt.date) -> dt.date | None:
    """The day of a task in a mission from `start` to `end`, both inclusive; None without one, or outside the calendar."""
    try:
        return resolve(due, start, end) if due is not None else None
    except OutOfCalendar:
        return None


def worked_date_of(task: Task, start: dt.date, end: dt.date, off: DaysOff | None) -> dt.date | None:
    """As `date_of`, moved to a working day where `off` says when there is no work; a date that a person wrote stays."""
    date = date_of(task.due, start, end)
    if date is None or off is None or not isinstance(task.due, RelativeDay):
        return date
    return off.before_end(date, end, present=task.owner == "consultant")


def lines(mission: Mission, today: dt.date, section: Section = OFFBOARDING, off: DaysOff | None = None) -> list[Line]:
    """The checklist by date, undated tasks last; tasks of one day in the order of the file.

    `off` moves days that follow the start or the end to working days.
    """
    found = [_line(task, mission, today, section, off) for task in tasks_of(mission, section)]
    return sorted(found, key=lambda line: _by_date(line.date))


def _line(task: Task, mission: Mission, today: dt.date, section: Section, off: DaysOff | None) -> Line:
    """Due today is not late yet; a week ahead, inclusive, is soon. A done task that waits for a look is not late.

    Nor is one whose day, counted from the start or the end, had passed when the checklist was opened: where an end comes
    fast, it is to be done at once, and becomes late the day after.
    """
    date = worked_date_of(task, mission.contract.start, mission.end, off)
    if date is None or task.state != "todo":
        return Line(task, date, None)
    held = mission.offboarding if section == OFFBOARDING else mission.onboarding
    opened = held.opened if held else None
    asked = max(date, opened) if opened and isinstance(task.due, RelativeDay) else date
    if asked < today:
        return Line(task, date, "late")
    return Line(task, date, "soon" if asked <= add(today, SOON) else "later")


def to_verify(task: Task) -> bool:
    """Whether the task is done, and somebody else must still look."""
    return task.state == "done" and task.verify is not None


def progress(found: Iterable[Line]) -> Progress:
    """How far these lines are."""
    counted = [line for line in found if line.task.state != "n/a"]
    return Progress(
        total=len(counted),
        done=sum(line.task.state in ("done", "verified") for line in counted),
        late=sum(line.timing == "late" for line in counted),
        to_verify=sum(to_verify(line.task) for line in counted),
    )


def next_line(found: Iterable[Line]) -> Line | None:
    """What to do next: the first task to do by date, else the first to verify; None when nothing is left."""
    known = list(found)
    todo = (line for line in known if line.task.state == "todo")
    return next(todo, next((line for line in known if to_verify(line.task)), None))


def by_step(
    template: Checklist, mission: Mission, lang: Lang, found: Iterable[Line]
) -> list[tuple[str | None, list[Line]]]:
    """The lines under the titles of the template's steps, in its order; under None those that are no part of it."""
    of_task = {
        new.id: step.title.of(lang)
        for step in template.steps
        for task in step.tasks
        for new in _expanded(task, mission, lang, open_only=False)
    }
    groups: dict[str | None, list[Line]] = {step.title.of(lang): [] for step in template.steps}
    groups[None] = []
    for line in found:
        groups[of_task.get(line.task.id)].append(line)
    return [(title, group) for title, group in groups.items() if group]


def commands_of(template: Checklist, mission: Mission, mission_id: str) -> dict[str, str]:
    """What to type for each task of this template, by the task's id; a task that is done by hand has none."""
    found: dict[str, str] = {}
    for step in template.steps:
        for task in step.tasks:
            for values in _values(task.each, mission, open_only=False) if task.command else ():
                name = _filled(task.id, values)[:MAX_LENGTH].rstrip("-")
                found[name] = _filled(task.command or "", {"mission": mission_id, "id": values.get("id", "")})
    return found


def not_asked(template: Checklist, mission: Mission) -> list[Task]:
    """The tasks still to do that this template does not ask for: what a change of case leaves behind."""
    asked = {
        new.id
        for step in template.steps
        for task in step.tasks
        for new in _expanded(task, mission, "en", open_only=False)
    }
    tasks = mission.offboarding.tasks if mission.offboarding else []
    return [task for task in tasks if task.state == "todo" and task.id not in asked]


def _expanded(task: TaskTemplate, mission: Mission, lang: Lang, *, open_only: bool) -> Iterator[NewTask]:
    for values in _values(task.each, mission, open_only=open_only):
        # An id of 80 letters with a prefix would be too long for a slug.
        name = _filled(task.id, values)[:MAX_LENGTH].rstrip("-")
        yield NewTask(name, _filled(task.title.of(lang), values), task.owner, task.due, task.verify)


def _values(each: Each | None, mission: Mission, *, open_only: bool) -> list[dict[str, str]]:
    """What fills the placeholders, once for each task to make."""
    if each == "equipment":
        return [{"id": one.id, "item": one.item} for one in mission.equipment if not (open_only and one.returned)]
    if each == "access":
        kept = [one for one in mission.access if not (open_only and one.revoked)]
        return [{"id": one.id, "system": one.system, "account": one.account or ""} for one in kept]
    return [{}]


def _filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with its placeholders filled in one pass, so that braces in the mission's own words stay as they are."""
    if values.get("account") == "":
        text = re.sub(r"\s*\(\{account\}\)", "", text)
    return " ".join(PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text).split())


def _present(values: Mapping[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in values.items() if value is not None}


def _by_date(date: dt.date | None) -> tuple[bool, dt.date]:
    return date is None, date or dt.date.max
