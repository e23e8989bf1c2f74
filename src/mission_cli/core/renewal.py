"""Going on after the end: the rhythm of steps before it, the wishes of each side, the amendment that moves it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from mission_cli.core.amendments import is_decided_before, steps_done, wishes
from mission_cli.core.changes import Append, Change, Remove, Set, Value
from mission_cli.core.dates import Duration, RelativeDay, Span
from mission_cli.core.kinds import CLIENT
from mission_cli.core.status import DECISION, Bands, decision_date, step_limit
from mission_cli.core.task_date import task_date

if TYPE_CHECKING:
    from mission_cli.core.dates import Mark
    from mission_cli.core.model.checklist import Task
    from mission_cli.core.model.mission import Mission
    from mission_cli.core.money import Rate
    from mission_cli.core.working_days import DaysOff

Refusal: TypeAlias = Literal["closed", "ended-by", "not-after"]


class RhythmStep(NamedTuple):
    """A step of the rhythm before the end: the day it is due, and who did it when, None while it is to be done."""

    step: str
    date: dt.date
    done: Mark | None


class Terms(NamedTuple):
    """What a renewal agrees: the new last day (inclusive), and what else changes. `day` is when it was agreed."""

    until: dt.date
    day: dt.date
    rate: Rate | None = None
    text: str | None = None
    ref: str | None = None


class Renewed(NamedTuple):
    """A renewal as the file tells it. `before` is the end it moved, where an earlier renewal says it."""

    day: dt.date
    before: dt.date | None
    end: dt.date
    rate: Rate | None
    text: str | None
    ref: str | None


class Moved(NamedTuple):
    """A task whose day follows the end, and where it went."""

    section: str
    id: str
    title: str
    before: dt.date
    after: dt.date


def rhythm_steps(mission: Mission, rhythm: Mapping[str, Duration], bands: Bands, off: DaysOff) -> list[RhythmStep]:
    """The steps of `rhythm` before a mission's end, the first to come first; none on the bench, where nothing is renewed.

    A day off moves a step to the working day before; that of the decision is due when one has to decide.
    A step that is done and no longer part of the rhythm is left out; one that leads out of the calendar too.
    """
    if mission.kind != CLIENT:
        return []
    done = steps_done(mission)
    decision = decision_date(mission.end, mission.contract.notice, bands, off)
    limits = ((step, step_limit(length, mission.end)) for step, length in rhythm.items())
    dated = ((step, decision if step == DECISION else off.before(day)) for step, day in limits if day)
    found = [RhythmStep(step, day, done.get(step)) for step, day in dated]
    return sorted(found, key=lambda one: one.date)


def late_steps(steps: list[RhythmStep], today: dt.date) -> list[RhythmStep]:
    """Those whose day has come and that nobody has done."""
    return [one for one in steps if one.done is None and one.date <= today]


def history(mission: Mission) -> list[Renewed]:
    """The amendments that moved the end or the rate, in the order of the file."""
    found: list[Renewed] = []
    before: dt.date | None = None
    for one in mission.contract.amendments:
        if one.end is None:
            continue
        found.append(Renewed(one.date, before, one.end, one.rate, one.text, one.ref))
        before = one.end
    return found


def refusal(mission: Mission, until: dt.date) -> Refusal | None:
    """Why the mission cannot be renewed until then, or None.

    A renewal only goes further: an earlier end is an offboarding's. One that a side has ended is not renewed either; an
    offboarding of the case `completed` was opened for an end that does not take place.
    """
    if mission.closed:
        return "closed"
    if mission.offboarding and mission.offboarding.case != "completed":
        return "ended-by"
    return "not-after" if until <= mission.contract.end else None


def renewal_changes(mission: Mission, terms: Terms, mark: Mark) -> list[Change]:
    """The amendment, the contract's new terms and the decision, signed; ask `refusal` first.

    The wishes and the steps of the rhythm were about the end that is over: they are taken out, and start again for
    the new one. So is an earlier last day that an offboarding says.
    """
    rate = None if terms.rate in (None, mission.contract.rate) else str(terms.rate)
    facts: dict[str, Value] = {
        "date": terms.day,
        "end": terms.until,
        "rate": rate,
        "text": terms.text,
        "ref": terms.ref,
    }
    changes: list[Change] = [
        Append(("contract", "amendments"), {key: value for key, value in facts.items() if value is not None}),
        Set(("contract", "end"), terms.until),
    ]
    changes += [Set(("contract", "rate"), rate)] if rate else []
    changes += [Set(("renewal", "decision"), "renew"), Set(("renewal", "decided"), str(mark))]
    changes += over_changes(mission)
    if mission.offboarding and mission.offboarding.ends:
        changes.append(Remove(("offboarding", "ends")))
    return changes


def over_changes(mission: Mission) -> list[Change]:
    """Take out the wishes and the steps of the rhythm, which were about an end that is over."""
    current = mission.renewal
    over = {"client": current.client, "consultant": current.consultant, "steps": current.steps} if current else {}
    return [Remove(("renewal", key)) for key, value in over.items() if value]


def wish_changes(mission: Mission, wished: Mapping[str, str]) -> list[Change]:
    """What the sides wish for (`client`, `consultant`), where it is not written so already. The first wish of a new end
    takes out what was said and decided of the end before it."""
    there, current = wishes(mission), mission.renewal
    changes: list[Change] = [Set(("renewal", side), wish) for side, wish in wished.items() if there[side] != wish]
    if not changes or current is None or not is_decided_before(mission):
        return changes
    kept = {*wished, *(("steps",) if steps_done(mission) else ())}
    over = [key for key in ("client", "consultant", "steps", "decision", "decided") if getattr(current, key)]
    return [*(Remove(("renewal", key)) for key in over if key not in kept), *changes]


def step_changes(mission: Mission, steps: list[str], mark: Mark) -> list[Change]:
    """The steps of the rhythm that are now done; a mark that is there is kept."""
    there = steps_done(mission)
    return [Set(("renewal", "steps", step), str(mark)) for step in dict.fromkeys(steps) if step not in there]


def end_changes(mission: Mission, mark: Mark) -> list[Change]:
    """The decision that the mission ends, signed; nothing where it is decided already."""
    current = mission.renewal
    if current and current.decision == "end" and not is_decided_before(mission):
        return []
    return [Set(("renewal", "decision"), "end"), Set(("renewal", "decided"), str(mark))]


def moved_tasks(
    mission: Mission, before: dt.date, after: dt.date, off: DaysOff, *, former: bool = False
) -> list[Moved]:
    """The tasks still to do whose day follows the end, when it moves from `before` to `after` (both inclusive).

    With `former` the checklist of the end is left out: it is of an end that is put off, and begins again. Days are those
    that are shown: working days. What is done keeps its mark, a date that a person wrote stays.
    """
    found = []
    for section, opened, task in _tasks(mission, former=former):
        if task.state != "todo" or not isinstance(task.due, RelativeDay) or task.due.anchor != "end":
            continue
        days = [
            task_date(task.due, task.owner, Span(mission.contract.start, end), opened, off) for end in (before, after)
        ]
        if days[0] and days[1] and days[0] != days[1]:
            found.append(Moved(section, task.id, task.title, days[0], days[1]))
    return sorted(found, key=lambda one: (one.after, one.before))


def _tasks(mission: Mission, *, former: bool) -> Iterator[tuple[str, dt.date | None, Task]]:
    ending = None if former else mission.offboarding
    for section, checklist in (("onboarding", mission.onboarding), ("offboarding", ending)):
        if checklist:
            yield from ((section, checklist.opened, task) for task in checklist.tasks)
