"""Change requests: those nobody has decided, and what a decision writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from mission_cli.core import terms
from mission_cli.core.changes import Append, Change, Remove, Set
from mission_cli.core.dates import RelativeDay
from mission_cli.core.renewal import over_changes

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from mission_cli.core.changes import Path
    from mission_cli.core.dates import Mark
    from mission_cli.core.model.contract import Contract
    from mission_cli.core.model.journal import Change as Request
    from mission_cli.core.model.journal import ChangeImpact
    from mission_cli.core.model.mission import Dated, Mission

Step: TypeAlias = Literal["assess", "decide"]
DECISIONS = ("approved", "refused")
IMPACTS = ("cost", "time", "quality")


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


def moved_since(contract: Contract, request: Request) -> list[str]:
    """The terms that a request asks to change and that are no longer what it was made from, nor what it asks for: to
    approve it would undo what was agreed meanwhile. A request that says nothing of before was made by hand."""
    if not request.before:
        return []
    stated = {name: terms.stated(contract, name) for name in request.after if terms.is_term(name)}
    return [
        name
        for name, now in stated.items()
        if not terms.same(name, now, request.before.get(name)) and not terms.same(name, now, request.after[name])
    ]


def decided(at: Path, mission: Mission, request: Request, decision: str, mark: Mark) -> list[Change]:
    """What a decision writes: refused, the decision alone; approved, the amendment and the contract's terms with it.

    Terms that a request by hand does not tell from before are told then: nothing else in the file would. A later end
    takes out what the sides wished of the one before it.
    """
    found: list[Change] = [Set((*at, "decision"), decision), Set((*at, "decided"), str(mark))]
    if decision == "approved":
        before = {} if request.before else before_of(mission.contract, request.after)
        found += [Set((*at, "before"), before)] if before else []
        if "end" in request.after and terms.read("end", request.after["end"]) > mission.contract.end:
            found += _over(mission)
        found.append(Append(("contract", "amendments"), amendment(request, mark.day)))
        found += [Set(terms.path_of(name), terms.written(name, text)) for name, text in request.after.items()]
    return found


def _over(mission: Mission) -> list[Change]:
    over, renewal = over_changes(mission), mission.renewal
    return [Remove(("renewal",))] if over and renewal and not (renewal.decision or renewal.decided) else over


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


def staying_tasks(mission: Mission) -> int:
    """How many tasks that follow the end stay where they are when it moves, as nothing is left to do of them."""
    lists = (mission.onboarding, mission.offboarding)
    tasks = (task for checklist in lists for task in (checklist.tasks if checklist else ()))
    return sum(
        task.state != "todo" and isinstance(task.due, RelativeDay) and task.due.anchor == "end" for task in tasks
    )
