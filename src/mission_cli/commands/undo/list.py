"""`mission undo --list`: everything that is remembered of what the tool wrote in this clone."""

from __future__ import annotations

import datetime as dt
from typing import Any

from mission_cli.commands.rows import Rows, show
from mission_cli.commands.session import Session
from mission_cli.errors import Exit
from mission_cli.render.out import message
from mission_cli.render.table import Column
from mission_cli.storage.undo.remembered import Operation
from mission_cli.texts import t


def show_list(session: Session, held: list[Operation], *, json: bool) -> int:
    """Everything that is remembered, the newest first."""
    newest = sorted(held, key=lambda one: one.number, reverse=True)
    heads = [Column(t(f"undo.head-{name}"), fold=name in ("what", "files")) for name in _HEADS]
    envelope = {"today": session.today.isoformat()}
    rows = Rows("operations", envelope, [as_item(one) for one in newest], heads, lambda: [_row(one) for one in newest])
    if not newest and not json:
        message(t("undo.none"))
        return Exit.DONE
    show(rows, "json" if json else "table", None)
    return Exit.DONE


_HEADS = ("number", "when", "what", "files", "state")


def as_item(one: Operation) -> dict[str, Any]:
    return {
        "number": one.number,
        "at": _moment(one).isoformat(timespec="seconds"),
        "subject": one.subject,
        "files": one.paths,
        "state": _state(one),
    }


def _row(one: Operation) -> list[str]:
    paths = one.paths
    files = paths[0] if len(paths) == 1 else t("undo.files", n=len(paths))
    state = t(f"undo.state-{_state(one)}")
    return [str(one.number), f"{_moment(one):%Y-%m-%d %H:%M}", one.subject, files, state]


def _moment(one: Operation) -> dt.datetime:
    return dt.datetime.fromtimestamp(one.when).astimezone()


def _state(one: Operation) -> str:
    """`done`, `undone`, or `ended`: undone, and its files written in since."""
    if one.done:
        return "done"
    return "ended" if one.ended else "undone"
