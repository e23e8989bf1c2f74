"""The same person's other missions at the time of a new one: what is said of them, and done by nobody but a person."""

from __future__ import annotations

import datetime as dt
import shlex
from typing import TYPE_CHECKING, Any, NamedTuple

from mission_cli.core.kinds import CLIENT
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.render.words import full_day, word
from mission_cli.storage.cache.portfolio import LISTED, missions
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.commands.session import Session
    from mission_cli.core.dates import Span
    from mission_cli.core.facts import Facts


class Beside(NamedTuple):
    """An open mission whose days overlap; `since` and `until` are the days they share, both inclusive.

    `command` makes room for the new one, where that is possible.
    """

    mission: Facts
    since: dt.date
    until: dt.date
    interruptible: bool
    command: str | None


def beside(session: Session, slug: str, kind: str, span: Span) -> list[Beside]:
    """For a mission on the bench, those at a client; for one at a client, those on the bench; by their start.

    What the folder holds that does not read is not told: the new mission has nothing to do with it.
    """
    start, end = span.start, span.end
    theirs = missions(
        session.cache,
        (*LISTED, "interruptible"),
        session.today,
        closed=False,
        where="and m.slug = ?",
        given=(slug,),
    )
    known = [one for one in theirs if one.start <= end and one.end >= start]
    wanted = [one for one in known if (one.kind == CLIENT) != (kind == CLIENT)]
    return [_beside(one, start, end) for one in sorted(wanted, key=lambda one: (one.start, one.id))]


def _beside(one: Facts, start: dt.date, end: dt.date) -> Beside:
    free = one.kind != CLIENT and one.interruptible
    return Beside(one, max(one.start, start), min(one.end, end), free, _command(one, start) if free else None)


def _command(one: Facts, start: dt.date) -> str:
    """A mission that has begun ends on the day before; one that would begin later gets other days."""
    if one.start >= start:
        return shlex.join(["mission", "edit", one.id])
    case = [] if one.case else ["--case", "completed"]
    last = (start - dt.timedelta(days=1)).isoformat()
    return shlex.join(["mission", "offboard", one.id, *case, "--ends", last])


def say(found: list[Beside]) -> None:
    """Each of them in a line, with the command that makes room."""
    for one in found:
        mission = one.mission
        names = {"consultant": visible(mission.consultant), "id": visible(mission.id)}
        shared = {"since": full_day(one.since), "until": full_day(one.until)}
        if mission.kind == CLIENT:
            message(t("new.covered", **names, client=visible(mission.client), **shared))
            continue
        kind = word("kind", mission.kind)
        key = "new.can-be-interrupted" if one.command else "new.not-interruptible"
        message(t(key, **names, kind=kind, **shared, end=full_day(mission.end)))
        if one.command:
            message(f"  {visible(one.command)}", as_is=True)


def as_items(found: list[Beside]) -> list[dict[str, Any]]:
    """As JSON has them."""
    return [
        {
            "id": one.mission.id,
            "kind": one.mission.kind,
            "from": one.since.isoformat(),
            "until": one.until.isoformat(),
            "interruptible": one.interruptible,
            "command": one.command,
        }
        for one in found
    ]
