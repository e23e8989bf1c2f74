"""What a template adds to a checklist: its tasks made for a mission, the changes that write them, what to type for each."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from mission_cli.core.calendar_names import Lang
from mission_cli.core.changes import Append, Change, Entry, Remove, Set, Value
from mission_cli.core.checklist import OFFBOARDING, ONBOARDING, SECTIONS, DatedTask, Section, by_date, date_of, tasks_of
from mission_cli.core.dates import Due
from mission_cli.core.kinds import CLIENT
from mission_cli.core.slug import MAX_LENGTH

if TYPE_CHECKING:
    from mission_cli.core.model.checklist import Offboarding, Task
    from mission_cli.core.model.choices import Case, Perspective, Role
    from mission_cli.core.model.mission import Mission
    from mission_cli.core.model.template import Checklist, Each, TaskTemplate


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


def tasks_to_add(
    template: Checklist,
    mission: Mission,
    lang: Lang,
    end: dt.date,
    *,
    announced: dt.date | None = None,
    steps: bool = True,
    section: Section = OFFBOARDING,
) -> list[NewTask]:
    """The template's tasks that the mission does not have yet, by date: undated ones last, same days as in the template.

    A task is known by its id, whatever became of its title. A task `each: equipment` comes once for each piece not
    returned, `each: access` for each access not revoked. `end` is the last day worked, inclusive; `announced` when
    people learned of it. Without `steps` only these are added: a step that somebody took out of a checklist under way stays out. The start
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
    return sorted(found.values(), key=lambda new: by_date(date_of(new.due, mission.contract.start, end, announced)))


def planned(template: Checklist, lang: Lang, start: dt.date, end: dt.date) -> list[NewTask]:
    """The tasks of a plan for a mission that begins, by date; `start` and `end` inclusive. Nothing is out yet."""
    tasks = (task for step in template.steps for task in step.tasks if task.each is None)
    found = [NewTask(task.id, task.title.of(lang), task.owner, task.due, task.verify) for task in tasks]
    return sorted(found, key=lambda new: by_date(date_of(new.due, start, end)))


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


def begun_again(mission: Mission, terms: Terms, tasks: Iterable[NewTask], today: dt.date) -> list[Change]:
    """The changes that begin the checklist of an end that was put off again, for the new one: what was done is to do.

    What is back or closed stays so. A decision to renew of the same day is carried out: it would tell that the checklist
    is older. Say first what was done, see `done_before`.
    """
    changes: list[Change] = [Set((OFFBOARDING, "opened"), today)]
    for task in done_before(mission):
        at = (OFFBOARDING, "tasks", Entry(task.id))
        changes.append(Set((*at, "state"), "todo"))
        changes += [Remove((*at, mark)) for mark in ("done", "verified") if getattr(task, mark)]
    renewal = mission.renewal
    if renewal and renewal.decision == "renew" and renewal.decided and renewal.decided.day == today:
        changes += [Remove(("renewal", "decision")), Remove(("renewal", "decided"))]
    return changes + offboarding_changes(mission, terms, tasks, today)


def done_before(mission: Mission) -> list[Task]:
    """The tasks done for an end that was put off, and to do again for the new one."""
    back = {f"return-{one.id}" for one in mission.equipment if one.returned}
    back |= {f"revoke-{one.id}" for one in mission.access if one.revoked}
    tasks = tasks_of(mission, OFFBOARDING)
    return [task for task in tasks if task.state in ("done", "verified") and task.id not in back]


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


def by_step(
    template: Checklist, mission: Mission, lang: Lang, found: Iterable[DatedTask]
) -> list[tuple[str | None, list[DatedTask]]]:
    """The lines under the titles of the template's steps, in its order; under None those that are no part of it."""
    of_task = {
        new.id: step.title.of(lang)
        for step in template.steps
        for task in step.tasks
        for new in _expanded(task, mission, lang, open_only=False)
    }
    groups: dict[str | None, list[DatedTask]] = {step.title.of(lang): [] for step in template.steps}
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
    from mission_cli.core.model.template import PLACEHOLDER

    if values.get("account") == "":
        text = re.sub(r"\s*\(\{account\}\)", "", text)
    return " ".join(PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text).split())


def _present(values: Mapping[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in values.items() if value is not None}
