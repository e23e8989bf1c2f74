"""Payments tied to the work: what is due when, invoiced, late, paid; of one mission, or what is unpaid in all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from mission_cli.core.milestones import MilestoneStanding, in_order, unpaid
from mission_cli.core.say import Coded
from mission_cli.storage.cache.portfolio import findings, missions
from mission_cli.views.deliverable import due_day
from mission_cli.views.view import Cards, Column, View

if TYPE_CHECKING:
    from mission_cli.storage.cache.current import Cache


class MissionMilestone(NamedTuple):
    """A milestone on a day, and the id of its mission."""

    mission: str
    line: MilestoneStanding


def unpaid_milestones(cache: Cache, today: dt.date, *, full: bool, money: bool) -> View[MissionMilestone]:
    """What is not paid in any mission: late ones first."""
    known = missions(cache, ("id", "milestones"), today, where="and n.milestones is not null")
    rows = [MissionMilestone(one.id, line) for one in known for line in unpaid(one, today)]
    rows.sort(key=lambda one: (in_order(one.line), one.mission))
    found = view_of(rows, today, None, full=full, money=money)
    return found._replace(unread=[findings(cache, today)])


def view_of(
    rows: Sequence[MissionMilestone], today: dt.date, mission: str | None, *, full: bool, money: bool
) -> View[MissionMilestone]:
    """These milestones, of `mission` alone where one is named. What was invoiced and paid, how much and by when, is for
    programs when `full`, for people with `money`."""
    hidden = not full and any(
        one.line.milestone.amount or one.line.milestone.invoiced or one.line.milestone.paid for one in rows
    )
    envelope = {"today": today, "mission": mission, "left_out": ["confidential"] if hidden else []}
    table = TABLE if mission is None else [key for key in TABLE if key != "mission"]
    return View("milestone", envelope, rows, columns(today, full=full, money=money), table, CARDS)


_STYLE: Final = {"late": "red", "to-invoice": "yellow"}


def columns(today: dt.date, *, full: bool, money: bool) -> tuple[Column[MissionMilestone], ...]:
    """Its columns, see `view_of`."""

    def payment(one: MissionMilestone) -> object:
        return due_day(one.line.payment_due, today, settled=one.line.state == "paid") if money else None

    def amount(one: MissionMilestone) -> str | None:
        found = one.line.milestone.amount
        return str(found) if found and full else None

    return (
        Column("mission", lambda one: one.mission, "contract.head-mission", fold=True),
        Column("id", lambda one: one.line.milestone.id, "contract.head-milestone", fold=True),
        Column("title", lambda one: one.line.milestone.title, "contract.head-title", fold=True),
        Column("deliverable", lambda one: one.line.milestone.deliverable),
        Column("due", lambda one: one.line.milestone.due, "contract.head-due"),
        Column(
            *("invoiced", lambda one: one.line.milestone.invoiced if full else None, "contract.head-invoiced"),
            cell=lambda one: one.line.milestone.invoiced if money else None,
            fold=True,
        ),
        Column(
            *("payment_due", lambda one: one.line.payment_due if full else None, "contract.head-payment_due"),
            cell=payment,
        ),
        Column(
            *("state", lambda one: one.line.state if full else None, "contract.head-state"),
            cell=lambda one: Coded("payment", one.line.state) if money else None,
            style=lambda one: _STYLE.get(one.line.state, "") if money else "",
        ),
        Column(
            *("amount", amount, "contract.head-amount"),
            cell=lambda one: (one.line.milestone.amount or None) if money else None,
            right=True,
        ),
        Column(
            *("paid", lambda one: one.line.milestone.paid if full else None, "contract.head-paid"),
            cell=lambda one: one.line.milestone.paid if money else None,
            fold=True,
        ),
    )


TABLE: Final = ("state", "mission", "id", "title", "due", "invoiced", "payment_due", "amount", "paid")
CARDS: Final = Cards(
    left=("state", "payment_due"),
    title=("title", "mission", "id", "amount"),
    rest=("due", "invoiced", "paid"),
)
