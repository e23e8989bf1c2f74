"""What is to be handed over, delivered, refused or accepted; of one mission, or what is open in all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from mission_cli.core.deliverables import DeliverableStanding, by_day, open_ones
from mission_cli.core.say import Away, Coded, Say
from mission_cli.storage.cache.portfolio import findings, missions
from mission_cli.views.view import Cards, Column, View

if TYPE_CHECKING:
    from mission_cli.storage.cache.current import Cache


class MissionDeliverable(NamedTuple):
    """A deliverable on a day, and the id of its mission."""

    mission: str
    line: DeliverableStanding


def open_deliverables(cache: Cache, today: dt.date) -> View[MissionDeliverable]:
    """What waits for somebody in the missions that are not closed, by date."""
    known = missions(
        cache, ("id", "deliverables"), today, closed=False, where="and n.deliverables is not null", as_written=True
    )
    rows = [MissionDeliverable(one.id, line) for one in known for line in open_ones(one, today)]
    rows.sort(key=lambda one: (by_day(one.line.deliverable.due), one.mission))
    return view_of(rows, today, None)._replace(unread=[findings(cache, today, closed=False)])


def view_of(rows: Sequence[MissionDeliverable], today: dt.date, mission: str | None) -> View[MissionDeliverable]:
    """These deliverables, of `mission` alone where one is named."""
    table = TABLE if mission is None else [key for key in TABLE if key != "mission"]
    return View("deliverable", {"today": today, "mission": mission}, rows, columns(today), table, CARDS)


def due_day(when: dt.date | None, today: dt.date, *, settled: bool) -> dt.date | Say | None:
    """A day with how far it is, where that still matters."""
    return (
        when if when is None or settled else Say("contract.due", {"day": when, "distance": Away((when - today).days)})
    )


def _state(one: MissionDeliverable) -> Coded | Say:
    state = Coded("delivery", one.line.state)
    return Say("contract.since", {"state": state, "day": one.line.since}) if one.line.since else state


def _waits(one: MissionDeliverable) -> Coded | Say:
    who, remarks = Coded("role", one.line.waits_for), one.line.deliverable.remarks
    if one.line.state == "refused" and remarks:
        return Say("contract.remarked", {"who": who, "remarks": remarks})
    return who


_STYLE: Final = {"late": "red", "refused": "red", "delivered": "yellow"}


def columns(today: dt.date) -> tuple[Column[MissionDeliverable], ...]:
    """Its columns on a day."""
    return (
        Column("mission", lambda one: one.mission, "contract.head-mission", fold=True),
        Column("id", lambda one: one.line.deliverable.id, "contract.head-deliverable", fold=True),
        Column("title", lambda one: one.line.deliverable.title, "contract.head-title", fold=True),
        Column(
            *("state", lambda one: one.line.state, "contract.head-state", _state),
            style=lambda one: _STYLE.get(one.line.state, ""),
        ),
        Column("waits_for", lambda one: one.line.waits_for, "contract.head-waits", _waits, fold=True),
        Column(
            *("due", lambda one: one.line.deliverable.due, "contract.head-due"),
            cell=lambda one: due_day(one.line.deliverable.due, today, settled=one.line.state == "accepted"),
        ),
        Column(
            *("acceptance", lambda one: one.line.deliverable.acceptance, "contract.head-criterion"),
            cell=lambda one: one.line.deliverable.acceptance or None,
            fold=True,
        ),
        Column("delivered", lambda one: one.line.deliverable.delivered),
        Column("accepted", lambda one: one.line.deliverable.accepted),
        Column("refused", lambda one: one.line.deliverable.refused),
        Column("remarks", lambda one: one.line.deliverable.remarks),
    )


TABLE: Final = ("state", "mission", "id", "title", "due", "waits_for", "acceptance")
CARDS: Final = Cards(left=("state", "due"), title=("title", "mission", "id"), rest=("waits_for", "acceptance"))
