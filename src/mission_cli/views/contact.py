"""Who is to be called: former consultants and clients, those who are due first coming first."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mission_cli.core.contact import ToCall, clients_to_call, consultants_to_call, in_order
from mission_cli.core.say import Away, Joined, Say
from mission_cli.shell import command_line
from mission_cli.storage.cache.portfolio import findings, people, policy, served, touch
from mission_cli.views.view import Cards, Column, View

if TYPE_CHECKING:
    from mission_cli.storage.cache.current import Cache


def contacts(cache: Cache, today: dt.date, weeks: int | None) -> View[ToCall]:
    """Everybody to be in touch with, or those who are due within so many weeks."""
    until = None if weeks is None else today + dt.timedelta(weeks=weeks)
    rhythm = touch(policy(cache))
    calls = clients_to_call(served(cache, today), rhythm, today)
    every = in_order([*consultants_to_call(people(cache, today), rhythm, today), *calls])
    rows = [one for one in every if until is None or one.due <= until]
    unread = [findings(cache, today)]
    return View("contact", {"today": today, "until": until}, rows, _columns(today), TABLE, CARDS, len(every), unread)


def _about(one: ToCall) -> Say:
    if one.mission:
        return Say("contact.client", {"id": one.mission.id})
    return Say("contact.former" if one.gone else "contact.consultant", {})


def _command(one: ToCall) -> str:
    return command_line("mission contact", [one.typed])


def _columns(today: dt.date) -> tuple[Column[ToCall], ...]:
    def due(one: ToCall) -> Joined:
        far = Away((one.due - today).days)
        return Joined(("! " if one.due < today else "· ", one.due, " (", far, ")"), "")

    return (
        Column("side", lambda one: one.side),
        Column("slug", lambda one: one.slug),
        Column("name", lambda one: one.name, "contact.head-who", fold=True),
        Column(
            *("last", lambda one: one.last, "contact.head-last"),
            cell=lambda one: one.last or Say("contact.never", {}),
        ),
        Column("every", lambda one: str(one.every), "contact.head-every", cell=lambda one: one.every),
        Column(
            *("due", lambda one: one.due, "contact.head-due"),
            cell=due,
            style=lambda one: "yellow" if one.due < today else "",
        ),
        Column("days", lambda one: (one.due - today).days),
        Column("manager", lambda one: one.manager),
        Column(
            "mission", lambda one: one.mission.id if one.mission else None, "contact.head-mission", _about, fold=True
        ),
        Column("gone", lambda one: one.gone),
        Column("command", _command, "contact.head-command"),
        Column("path", lambda one: one.path),
    )


TABLE: Final = ("due", "name", "mission", "last", "every", "command")
CARDS: Final = Cards(left=("due",), title=("name",), rest=("mission", "last", "every"), whole="command")
