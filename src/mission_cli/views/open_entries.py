"""The blockers nobody has solved and the change requests nobody has decided, over the missions that are not closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from mission_cli.core.clients import is_client
from mission_cli.core.facts import Facts
from mission_cli.core.model.choices import ROLES
from mission_cli.core.say import Coded, Joined, Say
from mission_cli.core.terms import named
from mission_cli.shell import command_line
from mission_cli.storage.cache.portfolio import findings, missions
from mission_cli.views.view import Cards, Column, View

if TYPE_CHECKING:
    from mission_cli.storage.cache.current import Cache

Kind = Literal["blocker", "change"]


class OpenEntry(NamedTuple):
    """An entry of a mission that is not closed, and how many days ago it was recorded."""

    mission: Facts
    entry: Any
    age: int


def blockers(cache: Cache, today: dt.date, client: str | None, causes: set[str] | None) -> View[OpenEntry]:
    """The open blockers of a client, with any of the causes, oldest first; `of` counts all of them."""
    return _open(
        cache,
        today,
        "blocker",
        _BLOCKER,
        ("title", "causes", "owner"),
        client,
        lambda one: causes is None or causes & set(one.causes),
    )


def changes(cache: Cache, today: dt.date, client: str | None) -> View[OpenEntry]:
    """The open change requests of a client, oldest first; `of` counts all of them."""
    return _open(cache, today, "change", _CHANGE, ("what", "asked_by", "terms"), client, lambda _: True)


def _open(
    cache: Cache,
    today: dt.date,
    kind: Kind,
    own: Sequence[Column[OpenEntry]],
    table: tuple[str, ...],
    client: str | None,
    fits: Callable[[Any], Any],
) -> View[OpenEntry]:
    several = f"open_{kind}s"
    names = ("id", "path", "client", "consultant", "manager", several)
    where = f"and n.{several} is not null"
    known = missions(cache, names, today, closed=False, where=where, as_written=True)
    every = [
        OpenEntry(one, entry, (today - entry.date).days)
        for one in known
        for entry in getattr(one, several)
        if entry.date <= today
    ]
    every.sort(key=lambda one: (one.entry.date, one.mission.id, one.entry.name))
    rows = [one for one in every if is_client(client, one.mission.client) and fits(one.entry)]
    cards = Cards(left=("age",), title=(table[0], "mission"), rest=(*table[1:], "next", "command"))
    table = ("age", "mission", *table, "next", "command")
    unread = [findings(cache, today, closed=False)]
    return View(kind, {"today": today}, rows, _around(kind, own), table, cards, len(every), unread)


def _around(kind: Kind, own: Sequence[Column[OpenEntry]]) -> list[Column[OpenEntry]]:
    """The columns of both kinds, around those of one."""

    def command(one: OpenEntry) -> str:
        return command_line(f"mission {kind} {one.entry.next}", [one.mission.id, one.entry.name])

    return [
        Column("mission", lambda one: one.mission.id, f"{kind}.head-mission", fold=True),
        Column("client", lambda one: one.mission.client),
        Column("consultant", lambda one: one.mission.consultant),
        Column("manager", lambda one: one.mission.manager),
        Column("id", lambda one: one.entry.id),
        Column("author", lambda one: one.entry.author),
        Column("date", lambda one: one.entry.date),
        Column(
            *("age", lambda one: one.age, f"{kind}.head-age"),
            cell=lambda one: Say(f"{kind}.age", {"n": one.age}),
            right=True,
        ),
        *own,
        Column(
            *("next", lambda one: one.entry.next, f"{kind}.head-next"),
            cell=lambda one: Say(f"{kind}.wants-{one.entry.next}", {}),
            fold=True,
        ),
        Column("command", command, f"{kind}.head-command", fold=True),
        Column("path", lambda one: one.mission.path),
    ]


def asker(name: str) -> str | Coded:
    """Who asked: a role, or a name as it is."""
    return Coded("role", name) if name in ROLES else name


_BLOCKER: Final[tuple[Column[OpenEntry], ...]] = (
    Column("title", lambda one: one.entry.title, "blocker.head-title", fold=True),
    Column(
        *("causes", lambda one: one.entry.causes, "blocker.head-causes"),
        cell=lambda one: Joined([Coded("cause", cause) for cause in one.entry.causes]) if one.entry.causes else None,
        fold=True,
    ),
    Column("impacts", lambda one: one.entry.impacts),
    Column(
        *("owner", lambda one: one.entry.owner, "blocker.head-owner"),
        cell=lambda one: Coded("role", one.entry.owner),
        fold=True,
    ),
    Column("ref", lambda one: one.entry.ref),
    Column("chosen", lambda one: one.entry.chosen),
)
_CHANGE: Final[tuple[Column[OpenEntry], ...]] = (
    Column(
        *("asked_by", lambda one: one.entry.asked_by, "change.head-by"),
        cell=lambda one: asker(one.entry.asked_by),
        fold=True,
    ),
    Column("what", lambda one: one.entry.what, "change.head-what", fold=True),
    Column("why", lambda one: one.entry.why),
    Column(
        *("terms", lambda one: one.entry.terms, "change.head-terms"),
        cell=lambda one: Joined([named(name) for name in one.entry.terms]) if one.entry.terms else None,
        fold=True,
    ),
    Column("to_assess", lambda one: one.entry.to_assess),
)
