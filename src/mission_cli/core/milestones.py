"""Payment milestones: what is due when, and paid or not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from mission_cli.core.changes import Append, Change, Entry, Path, Remove, Set
from mission_cli.core.deliverables import by_day
from mission_cli.core.money import Money
from mission_cli.core.payment import payment_due, understood

if TYPE_CHECKING:
    from mission_cli.core.model.contract import Contract, Milestone
    from mission_cli.core.model.mission import Mission

State: TypeAlias = Literal["late", "invoiced", "unpaid", "paid"]
STATES: tuple[State, ...] = ("late", "invoiced", "unpaid", "paid")
Step: TypeAlias = Literal["invoiced", "paid"]
MILESTONES: Path = ("contract", "milestones")


class Line(NamedTuple):
    """A milestone on a day. `payment_due` is the last day on which it is paid in time; `understood` whether the terms of
    payment are."""

    milestone: Milestone
    state: State
    payment_due: dt.date | None
    understood: bool


def line(milestone: Milestone, contract: Contract, today: dt.date) -> Line:
    """Where a milestone of this contract stands."""
    due, read = payment_due(milestone, contract, today), understood(contract)
    if milestone.paid and milestone.paid <= today:  # a day to come has paid nothing yet
        return Line(milestone, "paid", due, read)
    if due and due < today:
        return Line(milestone, "late", due, read)
    return Line(milestone, "invoiced" if milestone.invoiced and milestone.invoiced <= today else "unpaid", due, read)


def lines(mission: Mission, today: dt.date) -> list[Line]:
    """The milestones: late ones first, then the invoiced, those to come, the paid; each by date."""
    found = [line(one, mission.contract, today) for one in mission.contract.milestones]
    return sorted(found, key=in_order)


def in_order(one: Line) -> tuple[int, tuple[bool, dt.date]]:
    """Sorts milestones: late, invoiced, to come, paid; each by the day of its payment."""
    return STATES.index(one.state), by_day(one.payment_due)


def added(short: str, title: str, due: dt.date | None, amount: Money | None) -> Change:
    """The change that adds a milestone."""
    facts = {"id": short, "title": title, "due": due, "amount": str(amount) if amount else None}
    return Append(MILESTONES, {key: fact for key, fact in facts.items() if fact is not None})


def refusal(milestone: Milestone, step: Step, day: dt.date) -> Step | None:
    """The other step, where this one cannot have been on `day` beside it: a payment follows its invoice."""
    if step == "paid":
        return "invoiced" if milestone.invoiced and day < milestone.invoiced else None
    return "paid" if milestone.paid and milestone.paid < day else None


def recorded(milestone: Milestone, step: Step, day: dt.date | None) -> list[Change]:
    """The changes that make it invoiced or paid on `day`, or not so for None; none when it is so already."""
    at: Path = (*MILESTONES, Entry(milestone.id), step)
    was = getattr(milestone, step)
    if day is None:
        return [Remove(at)] if was else []
    return [Set(at, day)] if was != day else []
