"""What asks for action over all missions, the most urgent first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from mission_cli.core.agenda import agenda as asks
from mission_cli.core.clients import is_client
from mission_cli.core.contact import ToCall, clients_to_call, consultants_to_call
from mission_cli.core.points import Point, Subject, in_order
from mission_cli.core.say import Away, Coded, Joined, Say
from mission_cli.core.slug import slugify
from mission_cli.shell import command_line
from mission_cli.storage.cache.portfolio import findings, followed, habits, people, policy, served, touch
from mission_cli.views.view import Cards, Column, View

if TYPE_CHECKING:
    from mission_cli.core.facts import Facts
    from mission_cli.storage.cache.current import Cache

_CONFIDENTIAL: Final = ("milestone", "milestone-late", "to-invoice")
"""What says that something was invoiced or paid, or was not."""


def agenda(
    cache: Cache,
    today: dt.date,
    until: dt.date,
    *,
    me: str | None = None,
    role: str | None = None,
    client: str | None = None,
    path: str | None = None,
    whole: bool = True,
) -> View[Point]:
    """What asks for action until a day, inclusive: of one person (a slug), role, client or mission where one is named;
    without what is confidential, unless `whole`."""
    chosen: list[Point] = []
    settings = habits(cache)
    for one in followed(cache, today):
        if is_client(client, one.client) and path in (None, one.path):
            several = asks(one, today, until, settings)
            chosen += (point for point in several if _concerns(point, one, me, role))
    if path is None and role in (None, "manager"):
        chosen += _calls(cache, today, until, me, client)
    every = in_order(chosen)
    rows = every if whole else [point for point in every if point.reason not in _CONFIDENTIAL]
    left_out = ["confidential"] if len(rows) < len(every) else []
    envelope = {"today": today, "until": until, "left_out": left_out}
    return View("agenda", envelope, rows, _columns(today), TABLE, CARDS, len(every), [findings(cache, today)])


def is_known(cache: Cache, today: dt.date, who: str) -> bool:
    """Whether a person, by slug, holds a role in a mission that is watched."""
    several = followed(cache, today)
    return any(who in {slug for _, slug in one.people} | {one.slug, slugify(one.manager or "")} for one in several)


def _calls(cache: Cache, today: dt.date, until: dt.date, me: str | None, client: str | None) -> Iterator[Point]:
    """Former consultants and clients to be in touch with; the manager's, like all that nobody else is named for."""
    rhythm = touch(policy(cache))
    several = [*consultants_to_call(people(cache, today), rhythm, today)] if client is None else []
    several += clients_to_call(served(cache, today), rhythm, today)
    for one in several:
        manager = slugify(one.manager) if one.manager else None
        fits = one.side == "consultant" or is_client(client, one.name)
        if one.due <= until and fits and (me is None or me == manager):
            yield _call(one)


def _call(one: ToCall) -> Point:
    at = one.mission
    subject = Subject(
        at.id if at else "",
        at.title if at else "",
        one.name if one.side == "client" else "",
        one.name if one.side == "consultant" else "",
        one.manager,
        one.path,
    )
    facts = {"side": one.side, "name": one.name, "last": one.last}
    return Point(subject, "keep-in-touch", one.due, "manager", command_line("mission contact", [one.typed]), facts)


def _concerns(point: Point, mission: Facts, me: str | None, role: str | None) -> bool:
    """Whether it is the turn of this role, and of the person who holds it; the manager's where nobody is named."""
    if role is not None and point.owner != role:
        return False
    if me is None:
        return True
    manager = slugify(mission.manager) if mission.manager else None
    return ({**dict(mission.people), "consultant": mission.slug}.get(point.owner) or manager) == me


def said(point: Point) -> Say:
    """The sentence of a point."""
    key = f"agenda.{point.reason}"
    if point.facts.get("how", "short") != "short":
        key = f"{key}-{point.facts['how']}"
    if "text" in point.facts:  # most of them: nothing to put into words
        return Say(key, point.facts)
    if point.reason == "feedback-none" and point.facts["last"] is None:
        key = f"{key}-first"
    if point.reason == "keep-in-touch":
        key = f"{key}-{point.facts['side']}" + ("" if point.facts["last"] else "-first")
    if point.reason == "end-passed" and point.facts["case"] is None:
        key = f"{key}-open"
    return Say(key, {name: _fact(name, value) for name, value in point.facts.items()})


def _fact(name: str, value: Any) -> Any:
    match name:
        case "before" | "now":
            return Coded("health", value)
        case "roles":
            return Joined([Coded("role", role) for role in value])
        case "step" if value in _STEPS:
            return Say(f"agenda.step-{value}", {})
        case _:
            return value


_STEPS: Final = ("alert", "talk", "sales", "profile")
_STYLES: Final = ("bold red", "red", "red", "yellow", "", "", "dim")
_GLYPHS: Final = "✗!!◦···"


def _columns(today: dt.date) -> tuple[Column[Point], ...]:
    return (
        Column("mission", lambda one: one.mission.id or None, "agenda.head-mission", fold=True),
        Column("title", lambda one: one.mission.title or None),
        Column("client", lambda one: one.mission.client or None),
        Column("consultant", lambda one: one.mission.consultant or None),
        Column("manager", lambda one: one.mission.manager),
        Column("reason", lambda one: one.reason),
        Column("rank", lambda one: one.rank),
        Column(
            *("day", lambda one: one.day, "agenda.head-day"),
            cell=lambda one: Joined((_GLYPHS[one.rank], Away((one.day - today).days) if one.day else None), " "),
            style=lambda one: _STYLES[one.rank],
        ),
        Column("days", lambda one: (one.day - today).days if one.day else None),
        Column(
            *("owner", lambda one: one.owner, "agenda.head-who"),
            cell=lambda one: Coded("role", one.owner),
        ),
        Column("what", said, "agenda.head-what", fold=True, spoken=True),
        Column("command", lambda one: one.command, "agenda.head-command"),
        Column("path", lambda one: one.mission.path),
    )


TABLE: Final = ("day", "mission", "what", "owner", "command")
CARDS: Final = Cards(left=("day", "owner"), title=("mission", "what"), whole="command")
