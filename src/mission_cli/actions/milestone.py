"""Payments tied to the work: agreed, tied to a deliverable, invoiced, paid or not after all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mission_cli.actions.form import Field, Form
from mission_cli.actions.journal import day_of, mission_after
from mission_cli.actions.kinds import COMING, HELD, LINE, MONEY
from mission_cli.actions.named import named, names, new_thing, proposed
from mission_cli.actions.outcome import OneLine, Outcome, Say
from mission_cli.core import milestones
from mission_cli.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.actions.form import Values
    from mission_cli.actions.outcome import Target
    from mission_cli.core.changes import Change
    from mission_cli.core.milestones import MilestoneStanding, Step
    from mission_cli.core.model.contract import Milestone

STEPS: Final = ("add", "invoiced", "paid", "unpaid")
_NEW: Final = new_thing("milestone", STEPS)._replace(metavar="MILESTONE")
_WHICH: Final = Field("id", LINE._replace(metavar="MILESTONE"), argument=True)
_STEP: Final = Field("step", LINE, argument=True)
_DELIVERABLE: Final = Field("deliverable", LINE)
_ADD: Final = (Field("title", LINE), Field("due", COMING), Field("amount", MONEY), _DELIVERABLE)
FORMS: Final = {
    None: Form("milestone", (_WHICH, _DELIVERABLE), (("id",),)),
    "add": Form("milestone", (Field("id", _NEW, argument=True), _STEP, *_ADD), (("title",),)),
    "invoiced": Form("milestone", (_WHICH, _STEP, Field("date", HELD)), (("id",),)),
    "paid": Form("milestone", (_WHICH, _STEP, Field("date", HELD)), (("id",),)),
    "unpaid": Form("milestone", (_WHICH, _STEP), (("id",),)),
}


def add(target: Target, values: Values) -> Outcome:
    """Keep a payment that was agreed. Raises NotFoundError for a deliverable that is not there."""
    title, due, amount = values["title"], values.get("due"), values.get("amount")
    tied_to = deliverable_of(target, values)
    short = values.get("id") or proposed(target.mission, "milestone", title, STEPS)
    change = milestones.added(short, title, due, amount, tied_to)
    return _outcome(target, "add", short, [change], {"deliverable": tied_to})


def tie(target: Target, values: Values) -> Outcome:
    """Keep which deliverable's acceptance makes it owed. Raises NotFoundError."""
    found, wanted = which(target, values), deliverable_of(target, values) or ""
    return _outcome(target, "tied", found.id, milestones.tied(found, wanted), {"deliverable": wanted})


def settle(target: Target, values: Values) -> Outcome:
    """Keep that it was invoiced or paid, or is not paid after all. Raises UsageError for a day that cannot be."""
    found, step, day = which(target, values), values["step"], day_of(target, values)
    field: Step = "invoiced" if step == "invoiced" else "paid"
    was: dt.date | None = getattr(found, field)
    meant = day if "date" in values or not was else was
    changes = milestones.recorded(found, field, None if step == "unpaid" else meant)
    other = milestones.refusal(found, field, day) if changes and step != "unpaid" else None
    if other:
        when = getattr(found, other)
        raise UsageError(f"milestone.before-{other}", id=target.loaded.id, milestone=found.id, day=when)
    return _outcome(target, step, found.id, changes, {})


def which(target: Target, values: Values) -> Milestone:
    """The one that is meant. Raises NotFoundError."""
    short = named(target.loaded.id, "milestone", names(target.mission, "milestone"), values["id"])
    return next(one for one in target.mission.contract.milestones if one.id == short)


def deliverable_of(target: Target, values: Values) -> str | None:
    """The id of the deliverable it is tied to. Raises NotFoundError."""
    if "deliverable" not in values:
        return None
    return named(target.loaded.id, "deliverable", names(target.mission, "deliverable"), values["deliverable"])


def waits_for(line: MilestoneStanding, step: str | None) -> bool:
    """Whether a milestone is offered for this step where none was named."""
    if step is None:
        return True
    if step == "invoiced":
        return line.state != "paid" and line.milestone.invoiced is None
    return (line.state == "paid") == (step == "unpaid")


def _outcome(target: Target, step: str, short: str, changes: list[Change], more: dict[str, Any]) -> Outcome:
    facts = {"id": target.loaded.id, "milestone": short, **more}
    said = [] if changes else [Say("milestone.already", {"milestone": short}, always=True)]
    after = mission_after(target, changes).contract
    for one in after.milestones:
        if changes and one.id == short:
            due = milestones.line(one, after, target.today).payment_due or ""
            when = (one.invoiced if step == "invoiced" else one.paid) or ""
            told = {"deliverable": one.deliverable or "", "day": when, "due": due}
            said.append(Say(f"milestone.said-{step}", {**facts, "title": OneLine(one.title), **told}, result=True))
    return Outcome(changes, Say(f"milestone.subject-{step}", facts), said, {"id": short, **more}, of=(short,))
