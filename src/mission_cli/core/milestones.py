"""Payment milestones: what is due when, and paid or not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from mission_cli.core.changes import Append, Change, Entry, Path, Remove, Set
from mission_cli.core.deliverables import by_day
from mission_cli.core.money import Money
from mission_cli.core.payment import Owed, owed, payment_due, understood

if TYPE_CHECKING:
    from mission_cli.core.facts import Facts, Payment
    from mission_cli.core.model.contract import Contract, Milestone
    from mission_cli.core.model.mission import Mission

State: TypeAlias = Literal["late", "to-invoice", "invoiced", "unpaid", "paid"]
STATES: tuple[State, ...] = ("late", "to-invoice", "invoiced", "unpaid", "paid")
Step: TypeAlias = Literal["invoiced", "paid"]
MILESTONES: Path = ("contract", "milestones")


class MilestoneStanding(NamedTuple):
    """A milestone on a day. `to-invoice` is one whose deliverable is accepted; `payment_due` is the last day on which it is paid in time; `understood` whether the terms of
    payment are."""

    milestone: Milestone | Payment
    state: State
    payment_due: dt.date | None
    understood: bool


def line(milestone: Milestone, contract: Contract, today: dt.date) -> MilestoneStanding:
    """Where a milestone of this contract stands."""
    due, read = payment_due(milestone, contract, today), understood(contract)
    return MilestoneStanding(milestone, _state(milestone, owed(milestone, contract, today), due, today), due, read)


def _state(milestone: Milestone | Payment, owes: Owed, due: dt.date | None, today: dt.date) -> State:
    if milestone.paid and milestone.paid <= today:  # a day to come has paid nothing yet
        return "paid"
    if owes.why == "accepted":  # nobody pays late what was not invoiced
        return "to-invoice" if owes.since else "unpaid"
    if due and due < today:
        return "late"
    return "invoiced" if owes.why == "invoiced" else "unpaid"


def lines(mission: Mission, today: dt.date) -> list[MilestoneStanding]:
    """The milestones: late ones first, then those to invoice, the invoiced, those to come, the paid; each by date."""
    found = [line(one, mission.contract, today) for one in mission.contract.milestones]
    return sorted(found, key=in_order)


def unpaid(facts: Facts, today: dt.date) -> list[MilestoneStanding]:
    """What a mission is still to be paid, by its facts, as `lines` has it."""
    found = [
        MilestoneStanding(
            one, _state(one, Owed(one.owed_since, one.why), one.payment_due, today), one.payment_due, one.understood
        )
        for one in facts.milestones
    ]
    return sorted((one for one in found if one.state != "paid"), key=in_order)


def in_order(one: MilestoneStanding) -> tuple[int, tuple[bool, dt.date]]:
    """Sorts milestones: late, to invoice, invoiced, to come, paid; each by the day of its payment."""
    return STATES.index(one.state), by_day(one.payment_due or one.milestone.due)


def added(
    short: str, title: str, due: dt.date | None = None, amount: Money | None = None, deliverable: str | None = None
) -> Change:
    """The change that adds a milestone."""
    money = str(amount) if amount else None
    facts = {"id": short, "title": title, "deliverable": deliverable, "due": due, "amount": money}
    return Append(MILESTONES, {key: fact for key, fact in facts.items() if fact is not None})


def refusal(milestone: Milestone | Payment, step: Step, day: dt.date) -> Step | None:
    """The other step, where this one cannot have been on `day` beside it: a payment follows its invoice."""
    if step == "paid":
        return "invoiced" if milestone.invoiced and day < milestone.invoiced else None
    return "paid" if milestone.paid and milestone.paid < day else None


def tied(milestone: Milestone | Payment, deliverable: str) -> list[Change]:
    """The changes that make it owed once this deliverable is accepted; none when it is so already."""
    at: Path = (*MILESTONES, Entry(milestone.id), "deliverable")
    return [Set(at, deliverable)] if milestone.deliverable != deliverable else []


def recorded(milestone: Milestone | Payment, step: Step, day: dt.date | None) -> list[Change]:
    """The changes that make it invoiced or paid on `day`, or not so for None; none when it is so already."""
    at: Path = (*MILESTONES, Entry(milestone.id), step)
    was = getattr(milestone, step)
    if day is None:
        return [Remove(at)] if was else []
    return [Set(at, day)] if was != day else []
