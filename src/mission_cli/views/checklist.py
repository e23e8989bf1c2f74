"""The tasks of a checklist, of a mission's start or end, with the commands that do them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

from mission_cli.core.checklist import DatedTask, to_verify
from mission_cli.core.say import Away, Coded, Joined, Say
from mission_cli.views.view import Cards, Column, View

_GLYPH: Final = {"todo": "☐", "done": "✓", "verified": "✓✓", "n/a": "–"}
_STYLE: Final = {"late": "red", "soon": "yellow", "later": ""}


def tasks(
    kind: str, envelope: dict[str, Any], found: Sequence[DatedTask], commands: Mapping[str, str], today: dt.date
) -> View[DatedTask]:
    """These tasks, with what to type (by their ids) where any of those is still to do."""
    shown = any(line.task.id in commands and line.task.state == "todo" for line in found)
    table, cards = (TABLE, CARDS) if shown else (TABLE[:-1], CARDS._replace(rest=()))
    return View(kind, envelope, found, columns(commands, today), table, cards)


def state(line: DatedTask) -> Say | Coded:
    """`to do`, `done`, `to verify`…: a done task that somebody else must look at says so."""
    return Say("offboard.to-verify", {}) if to_verify(line.task) else Coded("state", line.task.state)


def _style(line: DatedTask) -> str:
    return _STYLE[line.timing or "later"]


def _note(line: DatedTask, today: dt.date) -> str | Say | Away:
    """How far its day is, or who settled it."""
    task = line.task
    mark = task.verified if task.state == "verified" else task.done
    if task.state == "n/a":
        return task.why or ""
    if task.state != "todo":
        return Say("offboard.signed", {"author": mark.author, "day": mark.day}) if mark else ""
    if line.date is None:
        return ""
    away = (line.date - today).days
    if away < 0 and line.timing != "late":
        return Say("offboard.at-once", {})
    return Say("offboard.late", {"n": -away}) if line.timing == "late" else Away(away)


def columns(commands: Mapping[str, str], today: dt.date) -> tuple[Column[DatedTask], ...]:
    """Its columns: `due` as the file has it, `date` the day it falls on, `command` what to type for it."""
    return (
        Column("id", lambda line: line.task.id, "offboard.head-task", fold=True),
        Column("title", lambda line: line.task.title, "offboard.head-title", fold=True),
        Column(
            *("owner", lambda line: line.task.owner, "offboard.head-owner"),
            cell=lambda line: Coded("role", line.task.owner),
            fold=True,
        ),
        Column("due", lambda line: str(line.task.due) if line.task.due is not None else None),
        Column("date", lambda line: line.date, "offboard.head-date", style=_style),
        Column(
            *("state", lambda line: line.task.state, "offboard.head-state"),
            cell=lambda line: Joined((_GLYPH[line.task.state], state(line)), " "),
            style=_style,
        ),
        Column("late", lambda line: line.timing == "late"),
        Column("verify", lambda line: line.task.verify),
        Column("done", lambda line: str(line.task.done) if line.task.done else None),
        Column("verified", lambda line: str(line.task.verified) if line.task.verified else None),
        Column(
            *("why", lambda line: line.task.why, "offboard.head-note"),
            cell=lambda line: _note(line, today),
            style=_style,
            fold=True,
        ),
        Column("ref", lambda line: line.task.ref),
        Column(
            *("command", lambda line: commands.get(line.task.id), "offboard.head-command"),
            cell=lambda line: commands.get(line.task.id, "") if line.task.state == "todo" else "",
            fold=True,
        ),
    )


TABLE: Final = ("state", "id", "title", "owner", "date", "why", "command")
CARDS: Final = Cards(left=("state", "date"), title=("title", "id", "owner", "why"), rest=("command",))
