"""Change requests: those nobody has decided, what a decision writes, and what it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from mission_cli.core import terms
from mission_cli.core.changes import Append, Change, Set
from mission_cli.core.dates import OutOfCalendar, RelativeDay, resolve

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from mission_cli.core.changes import Path
    from mission_cli.core.dates import Mark
    from mission_cli.core.model.checklist import Task
    from mission_cli.core.model.contract import Contract
    from mission_cli.core.model.journal import Change as Request
    from mission_cli.core.model.journal import ChangeImpact
    from mission_cli.core.model.mission import Dated, Mission

Step: TypeAlias = Literal["assess", "decide"]
DECISIONS = ("approved", "refused")
IMPACTS = ("cost", "time", "quality")


class Moved(NamedTuple):
    """A task that goes with the end: the day it was for, and the day it is for now."""

    task: Task
    before: dt.date
    after: dt.date


def requests(mission: Mission, today: dt.date) -> list[Dated]:
    """Every change request made on `today` or before, oldest first."""
    return [item for item in mission.dated() if item.entry.type == "change" and item.entry.date <= today]


def is_open(item: Dated) -> bool:
    """Whether a change request waits for a decision."""
    return item.entry.type == "change" and item.entry.decision is None


def lacking(impact: ChangeImpact | None) -> list[str]:
    """Of cost, time and quality, what nobody has assessed."""
    return [name for name in IMPACTS if impact is None or getattr(impact, name) is None]


def next_step(request: Request) -> Step | None:
    """What comes next; None once it is decided."""
    if request.decision is not None:
        return None
    return "assess" if lacking(request.impact) else "decide"


def assessed(at: Path, request: Request, impact: Mapping[str, str]) -> list[Change]:
    """Write what is new of the impact."""
    if request.impact is None:
        return [Set((*at, "impact"), dict(impact))] if impact else []
    return [Set((*at, "impact", name), text) for name, text in impact.items() if getattr(request.impact, name) != text]


def before_of(contract: Contract, after: Mapping[str, str]) -> dict[str, str]:
    """The terms a request touches as the contract has them; those it does not have are left out."""
    found = {name: terms.stated(contract, name) for name in after}
    return {name: text for name, text in found.items() if text is not None}


def decided(at: Path, request: Request, decision: str, mark: Mark) -> list[Change]:
    """What a decision writes: refused, the decision alone; approved, the amendment and the contract's terms with it."""
    found: list[Change] = [Set((*at, "decision"), decision), Set((*at, "decided"), str(mark))]
    if decision == "approved":
        found.append(Append(("contract", "amendments"), amendment(request, mark.day)))
        found += [Set(terms.path_of(name), terms.written(name, text)) for name, text in request.after.items()]
    return found


def amendment(request: Request, day: dt.date) -> dict[str, Any]:
    """The amendment that a request becomes. Terms that it has no field for are said in its text."""
    entry: dict[str, Any] = {"date": day}
    entry |= {name: terms.written(name, request.after[name]) for name in terms.AMENDED if name in request.after}
    if request.id:
        entry["change"] = request.id
    rest = [f"{name}: {text}" for name, text in request.after.items() if name not in terms.AMENDED]
    entry["text"] = f"{request.what} ({'; '.join(rest)})" if rest else request.what
    return entry


def newest_amendment(contract: Contract) -> dt.date | None:
    """The day of the newest amendment."""
    return max((one.date for one in contract.amendments), default=None)


def moved_tasks(mission: Mission, end: dt.date) -> tuple[list[Moved], int]:
    """The open tasks that move when the end becomes `end`, and how many that would have moved stay as they are done."""
    moved: list[Moved] = []
    stay = 0
    for checklist in (mission.onboarding, mission.offboarding):
        for task in checklist.tasks if checklist else ():
            if not isinstance(task.due, RelativeDay) or task.due.anchor != "end":
                continue
            if task.state != "todo":
                stay += 1
                continue
            try:
                days = [resolve(task.due, mission.contract.start, last) for last in (mission.end, end)]
            except OutOfCalendar:
                continue
            if days[0] != days[1]:
                moved.append(Moved(task, *days))
    return sorted(moved, key=lambda one: one.after), stay
