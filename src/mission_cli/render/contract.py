"""Deliverables, milestones and the agreement on paper, for people and for programs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from mission_cli.render.table import Cards, Cell, Column
from mission_cli.render.words import amount, day, distance, word
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.core import deliverables, milestones

_STYLE = {"late": "red", "refused": "red", "delivered": "yellow", "to-invoice": "yellow"}

DELIVERABLE_CARDS = {
    False: Cards(left=(0, 3), title=(2, 1), rest=(4, 5)),
    True: Cards(left=(0, 4), title=(3, 1, 2), rest=(5, 6)),
}
MILESTONE_CARDS = {
    False: Cards(left=(0, 5), title=(2, 1, 6), rest=(3, 4, 7)),
    True: Cards(left=(0, 6), title=(3, 1, 2, 7), rest=(4, 5, 8)),
}


def _columns(names: tuple[str, ...], *, several: bool, right: tuple[str, ...] = ()) -> list[Column]:
    shown = [names[0], *(["mission"] if several else []), *names[1:]]
    return [
        Column(
            t(f"contract.head-{name}"), fold=name not in ("state", "due", "payment_due", "amount"), right=name in right
        )
        for name in shown
    ]


def deliverable_columns(*, several: bool) -> list[Column]:
    """The columns of the table; with the mission where there are `several`."""
    return _columns(("state", "deliverable", "title", "due", "waits", "criterion"), several=several)


def deliverable_row(mission_id: str, line: deliverables.Line, today: dt.date, *, several: bool) -> list[Cell | str]:
    """A deliverable as a row."""
    one = line.deliverable
    style = _STYLE.get(line.state, "")
    since = t("contract.since", state=word("delivery", line.state), day=day(line.since))
    cells: list[Cell | str] = [Cell(since if line.since else word("delivery", line.state), style)]
    cells += [mission_id] if several else []
    waits = word("role", line.waits_for) if line.waits_for else "–"
    if line.state == "refused" and one.remarks:
        waits = t("contract.remarked", who=waits, remarks=one.remarks)
    return [
        *cells,
        one.id,
        one.title,
        _due(one.due, today, settled=line.state == "accepted"),
        waits,
        one.acceptance or "–",
    ]


def _due(when: dt.date | None, today: dt.date, *, settled: bool) -> str:
    if when is None or settled:
        return day(when)
    return t("contract.due", day=day(when), distance=distance((when - today).days))


def deliverable_item(mission_id: str, line: deliverables.Line) -> dict[str, Any]:
    """The JSON item of a deliverable."""
    one = line.deliverable
    return {
        "mission": mission_id,
        "id": one.id,
        "title": one.title,
        "state": line.state,
        "waits_for": line.waits_for,
        "due": one.due,
        "acceptance": one.acceptance,
        "delivered": one.delivered,
        "accepted": one.accepted,
        "refused": one.refused,
        "remarks": one.remarks,
    }


def milestone_columns(*, several: bool) -> list[Column]:
    """The columns of the table; with the mission where there are `several`."""
    names = ("state", "milestone", "title", "due", "invoiced", "payment_due", "amount", "paid")
    return _columns(names, several=several, right=("amount",))


def milestone_row(
    mission_id: str, line: milestones.Line, today: dt.date, *, several: bool, money: bool
) -> list[Cell | str]:
    """A milestone as a row; without `money` nothing says how much, by when, or whether it was invoiced and paid."""
    one = line.milestone
    cells: list[Cell | str] = [Cell(word("payment", line.state), _STYLE.get(line.state, "")) if money else "–"]
    cells += [mission_id] if several else []
    cells += [one.id, one.title, day(one.due)]
    if not money:
        return [*cells, "–", "–", "–", "–"]
    due = _due(line.payment_due, today, settled=line.state == "paid")
    return [*cells, day(one.invoiced), due, amount(one.amount) if one.amount else "–", day(one.paid)]


def milestone_item(mission_id: str, line: milestones.Line, *, full: bool) -> dict[str, Any]:
    """The JSON item of a milestone; its money, whether it was invoiced and paid, only when `full`."""
    one = line.milestone
    return {
        "mission": mission_id,
        "id": one.id,
        "title": one.title,
        "deliverable": one.deliverable,
        "due": one.due,
        "invoiced": one.invoiced if full else None,
        "payment_due": line.payment_due if full else None,
        "state": line.state if full else None,
        "amount": str(one.amount) if one.amount and full else None,
        "paid": one.paid if full else None,
    }
