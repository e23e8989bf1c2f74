"""Deliverables on their way: to deliver, waiting for the client, refused, accepted; what each step writes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from mission_cli.core.changes import Append, Change, Entry, Path, Remove, Set
from mission_cli.core.signals import waiting as waiting_since

if TYPE_CHECKING:
    from mission_cli.core.facts import Facts, Handover
    from mission_cli.core.model.contract import Deliverable
    from mission_cli.core.model.mission import Mission

State: TypeAlias = Literal["to-deliver", "late", "delivered", "refused", "accepted"]
Step: TypeAlias = Literal["deliver", "accept", "refuse"]
Refusal: TypeAlias = Literal["accepted", "not-delivered", "again-first", "before", "no-remarks"]

DELIVERABLES: Path = ("contract", "deliverables")


class DeliverableStanding(NamedTuple):
    """A deliverable on a day. `waits_for` is whose turn it is: None once it is accepted."""

    deliverable: Deliverable | Handover
    state: State
    waits_for: Literal["consultant", "client"] | None
    since: dt.date | None
    """The day that made it so: delivered, refused, accepted."""


def line(deliverable: Deliverable | Handover, today: dt.date) -> DeliverableStanding:
    """Where a deliverable stands. Due today is not late yet; one that was refused is refused, even past its day. What is
    said of a day to come has not happened."""
    steps = (deliverable.delivered, deliverable.accepted, deliverable.refused)
    delivered, accepted, refused = (day if day and day <= today else None for day in steps)
    if accepted:
        return DeliverableStanding(deliverable, "accepted", None, accepted)
    if delivered and waiting_since(delivered, None, refused):
        return DeliverableStanding(deliverable, "delivered", "client", delivered)
    if refused:
        return DeliverableStanding(deliverable, "refused", "consultant", refused)
    late = deliverable.due is not None and deliverable.due < today
    return DeliverableStanding(deliverable, "late" if late else "to-deliver", "consultant", None)


def lines(mission: Mission, today: dt.date) -> list[DeliverableStanding]:
    """The deliverables, those that wait for somebody first, by date; undated ones after the dated."""
    found = [line(one, today) for one in mission.contract.deliverables]
    return sorted(found, key=lambda one: (one.state == "accepted", by_day(one.deliverable.due)))


def open_ones(facts: Facts, today: dt.date) -> list[DeliverableStanding]:
    """The deliverables of a mission that wait for somebody, by its facts, as `lines` has them."""
    found = [line(one, today) for one in facts.deliverables]
    return sorted((one for one in found if one.waits_for), key=lambda one: by_day(one.deliverable.due))


def by_day(day: dt.date | None) -> tuple[bool, dt.date]:
    """Sorts days, none last."""
    return day is None, day or dt.date.max


def added(
    short: str, title: str, due: dt.date | None = None, acceptance: str | None = None
) -> tuple[dict[str, str | dt.date], Change]:
    """A new deliverable, and the change that adds it."""
    facts = {"id": short, "title": title, "due": due, "acceptance": acceptance}
    value = {key: fact for key, fact in facts.items() if fact is not None}
    return value, Append(DELIVERABLES, value)


def refusal(deliverable: Deliverable, step: Step, day: dt.date, remarks: str | None) -> Refusal | None:
    """Why this step cannot be recorded, or None.

    A delivery follows the refusal it answers, an acceptance the delivery. Work that nobody recorded as delivered may
    be accepted: what the client has taken, it has.
    """
    if deliverable.accepted:
        return "accepted"
    if step == "refuse":
        if not (remarks or "").strip():
            return "no-remarks"
        if deliverable.delivered is None:
            return "not-delivered"
    if step == "accept" and deliverable.delivered is None and deliverable.refused:
        return "again-first"
    before = deliverable.refused if step == "deliver" else deliverable.delivered
    return "before" if before and day < before else None


def recorded(deliverable: Deliverable, step: Step, day: dt.date, remarks: str | None) -> list[Change]:
    """The changes of a step; none when it is there already. Ask `refusal` first.

    A refusal takes `delivered` away: the work is to be delivered again. The refusal stays beside the next delivery.
    """
    at: Path = (*DELIVERABLES, Entry(deliverable.id))
    remark: list[Change] = [Set((*at, "remarks"), remarks)] if remarks and remarks != deliverable.remarks else []
    if step == "deliver":
        return [*([Set((*at, "delivered"), day)] if deliverable.delivered != day else []), *remark]
    if step == "accept":
        return [Set((*at, "accepted"), day), *remark]
    return [Remove((*at, "delivered")), Set((*at, "refused"), day), *remark]
