"""What is open when a check-in is held: the agenda filled before anybody says a word.

Everything is computed from the mission and a day; nothing here is stored.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from mission_cli.core.dates import Duration, add
from mission_cli.core.status import next_checkin

if TYPE_CHECKING:
    from mission_cli.core.model.journal import Checkin
    from mission_cli.core.model.mission import Dated, Mission
    from mission_cli.core.quantities import Better
    from mission_cli.core.working_days import DaysOff

AGENDA = ("progress", "results", "quality", "difficulties", "solutions", "needs")
"""The six agenda items, in the order they are talked through."""

_AFTER_END = Duration(60, "day")


class OpenObjective(NamedTuple):
    """An objective and how far it is. `on` is the day of the check-in that says so; None when the agreement does."""

    id: str
    specific: str
    measure: str | None
    target: str | None
    better: Better | None
    reached: str | None
    on: dt.date | None
    due: dt.date | None


class OpenDeliverable(NamedTuple):
    """Something to hand over, not accepted yet. `delivered` and waiting, or due before the next check-in."""

    id: str
    title: str
    due: dt.date | None
    delivered: dt.date | None


class OpenBlocker(NamedTuple):
    """A blocker nobody has solved. `age` is the days since it was opened."""

    id: str | None
    title: str
    since: dt.date
    age: int
    owner: str | None


class OpenAction(NamedTuple):
    """An action promised at an earlier check-in and not done.

    `lane`, `entry` (the check-in's id, or its place in the lane where it has none) and `index` lead to it.
    """

    what: str
    owner: str | None
    due: dt.date | None
    promised: dt.date
    lane: str
    entry: str | int
    index: int  # type: ignore[assignment]  # shadows tuple.index, which nobody calls on an action


class Opening(NamedTuple):
    """What a check-in starts from. `last` is the newest check-in held on that day or before, None for the first."""

    last: Checkin | None
    objectives: list[OpenObjective]
    deliverables: list[OpenDeliverable]
    blockers: list[OpenBlocker]
    actions: list[OpenAction]


def opening(mission: Mission, held: dt.date, default: Duration) -> Opening:
    """What is open in `mission` for a check-in held on `held`; `default` is the cadence where the mission names none."""
    dated = mission.dated()
    before = [item.entry for item in dated if item.entry.type == "checkin" and item.entry.date <= held]
    return Opening(
        last=before[-1] if before else None,
        objectives=_objectives(mission, before),
        deliverables=_deliverables(mission, held, default),
        blockers=_blockers(dated, held),
        actions=open_actions(mission),
    )


def open_actions(mission: Mission) -> list[OpenAction]:
    """The actions of every check-in that are not done, oldest promise first: the numbers `--done` takes count them."""
    return [
        OpenAction(
            action.what, action.owner, action.due, item.entry.date, item.author, item.entry.id or item.index, index
        )
        for item in mission.dated()
        if item.entry.type == "checkin"
        for index, action in enumerate(item.entry.actions)
        if action.done is None
    ]


def next_after(mission: Mission, held: dt.date, default: Duration, off: DaysOff) -> dt.date | None:
    """When the check-in after one held on `held` is due, counted from the last one held; None once the mission ends first.

    It moves to the next working day.
    """
    from mission_cli.core.assess import facts_of  # what is only recorded does without

    facts = facts_of("", "", mission)
    last = max(held, facts.last_checkin or held)
    return next_checkin(facts.with_(last_checkin=last), default, off)


def outside(mission: Mission, held: dt.date) -> bool:
    """Whether `held` is before the mission's start or more than 60 days after its end: most likely a slip."""
    return not mission.contract.start <= held <= add(mission.end, _AFTER_END)


def _objectives(mission: Mission, checkins: list[Checkin]) -> list[OpenObjective]:
    found = []
    for objective in mission.objectives:
        said = [(entry.reached[objective.id], entry.date) for entry in checkins if objective.id in entry.reached]
        reached, on = said[-1] if said else (objective.reached, None)
        what = (objective.id, objective.specific, objective.measure, objective.target, objective.better)
        found.append(OpenObjective(*what, reached, on, objective.due))
    return found


def _deliverables(mission: Mission, held: dt.date, default: Duration) -> list[OpenDeliverable]:
    """Those delivered and waiting, and those due by the time of the next check-in; the first due first."""
    every = (mission.followup.every if mission.followup else None) or default
    until = add(held, every)
    found = [
        OpenDeliverable(item.id, item.title, item.due, item.delivered)
        for item in mission.contract.deliverables
        if item.accepted is None and (item.delivered or (item.due and item.due <= until))
    ]
    return sorted(found, key=lambda item: (item.due or dt.date.max, item.id))


def _blockers(dated: list[Dated], held: dt.date) -> list[OpenBlocker]:
    return [
        OpenBlocker(item.entry.id, item.entry.title, item.entry.date, (held - item.entry.date).days, item.entry.owner)
        for item in dated
        if item.entry.type == "blocker" and item.entry.resolved is None and item.entry.date <= held
    ]
