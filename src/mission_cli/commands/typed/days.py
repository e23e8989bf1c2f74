"""A day that can be read in two ways: the person is asked once which is meant, and the answer kept in the settings."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mission_cli.errors import MissionError
from mission_cli.render.out import message
from mission_cli.render.words import full_day
from mission_cli.texts import t

if TYPE_CHECKING:
    from pathlib import Path

    from mission_cli.core.dates import NotADate
    from mission_cli.core.human_dates import Order


def ask_order(text: str, error: NotADate) -> Order:
    """Ask which of its two readings a day has: that goes for all of them."""
    from mission_cli.commands.typed.ask import choose

    orders: tuple[Order, Order] = ("day-first", "month-first")
    options = [
        (str(order), t(f"days.{order}", day=full_day(dt.date.fromisoformat(reading))))
        for order, reading in zip(orders, error.readings, strict=True)
    ]
    return orders[choose(t("days.ask", value=text[:60]), options) == "month-first"]


def keep_order(root: Path, order: Order, *, commit: bool) -> None:
    """Write the answer into the settings, as an operation of its own. Settings that cannot take it cost this run nothing."""
    from mission_cli.core.changes import Set
    from mission_cli.core.model.keys import keys_at
    from mission_cli.storage.root import SETTINGS
    from mission_cli.storage.splice import splice
    from mission_cli.storage.undo.operations import Memory
    from mission_cli.storage.write import create, update

    path, memory = root / SETTINGS, Memory(t("days.subject"))
    try:
        if path.exists():
            change = Set(("dates",), order)
            update(root, path, lambda raw: splice(raw, [change], lambda at: keys_at(at, "Settings")), memory)
        else:
            create(root, path, f"dates: {order}\n".encode(), memory)
        message(t("days.kept", path=SETTINGS, order=order))
        if commit:
            from mission_cli.storage.git.commit import commit as commit_paths

            if commit_paths(root, [path], t("days.subject"), patient=True).made:
                message(t("cli.committed", subject=t("days.subject")))
    except MissionError:
        message(t("days.not-kept", path=SETTINGS, order=order))
