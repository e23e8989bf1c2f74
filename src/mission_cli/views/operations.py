"""Everything that is remembered of what the tool wrote in this clone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from mission_cli.core.say import Say
from mission_cli.views.view import Column, View

if TYPE_CHECKING:
    from mission_cli.storage.undo.remembered import Operation


def newest_first(held: Iterable[Operation], today: dt.date) -> View[Operation]:
    """These operations, the newest first."""
    newest = sorted(held, key=lambda one: one.number, reverse=True)
    return View("operations", {"today": today}, newest, COLUMNS, TABLE)


def _moment(one: Operation) -> dt.datetime:
    return dt.datetime.fromtimestamp(one.when).astimezone()


def _state(one: Operation) -> str:
    """`done`, `undone`, or `ended`: undone, and its files written in since."""
    if one.done:
        return "done"
    return "ended" if one.ended else "undone"


def _files(one: Operation) -> str | Say:
    return one.paths[0] if len(one.paths) == 1 else Say("undo.files", {"n": len(one.paths)})


COLUMNS: Final[tuple[Column[Operation], ...]] = (
    Column("number", lambda one: one.number, "undo.head-number"),
    Column(
        *("at", lambda one: _moment(one).isoformat(timespec="seconds"), "undo.head-when"),
        cell=lambda one: f"{_moment(one):%Y-%m-%d %H:%M}",
    ),
    Column("subject", lambda one: one.subject, "undo.head-what", fold=True),
    Column("files", lambda one: one.paths, "undo.head-files", _files, fold=True),
    Column("state", _state, "undo.head-state", cell=lambda one: Say(f"undo.state-{_state(one)}", {})),
)
TABLE: Final = ("number", "at", "subject", "files", "state")
