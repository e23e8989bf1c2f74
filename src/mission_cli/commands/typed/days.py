"""The days that commands take: what each parameter asks for, declared once, and how a typed one is read.

A day without its year, and a weekday, is the last one where the parameter speaks of what has happened, the next one where it
speaks of what will. `02/03/2026` is 2 March where the workspace's language is French. Elsewhere its settings say
(`dates`), or the person at the terminal, once: the answer is kept there.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple

from mission_cli.errors import MissionError, UsageError
from mission_cli.render.out import message
from mission_cli.render.words import full_day
from mission_cli.texts import t

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mission_cli.core.dates import NotADate, Prefer
    from mission_cli.core.human_dates import Order, Tense


class Asked(NamedTuple):
    """A parameter that takes a day: what it is called, on which side of today that is, and which day of a month it is."""

    name: str
    tense: Tense
    prefer: Prefer = "start"


TODAY: Final = Asked("--today", "nearest")
# What has happened.
DATE: Final = Asked("--date", "past")
ON: Final = Asked("--on", "past")
FROM: Final = Asked("--from", "past")
SINCE: Final = Asked("--since", "past")
UNTIL_THEN: Final = Asked("--until", "past", "end")
SIGNED: Final = Asked("--document", "past")
CHECKED: Final = Asked("--reference", "past")
PLATFORM: Final = Asked("--platform", "past")
# What will.
START: Final = Asked("--start", "coming")
END: Final = Asked("--end", "coming", "end")
ENDS: Final = Asked("--ends", "coming", "end")
UNTIL: Final = Asked("--until", "coming", "end")
DUE: Final = Asked("--due", "coming", "end")
OBJECTIVE: Final = Asked("--objective", "coming", "end")
DELIVERABLE: Final = Asked("--deliverable", "coming", "end")
ACTION: Final = Asked("--action", "coming", "end")
AT: Final = Asked("--at", "coming")
FREE: Final = Asked("--free", "coming")
AWAY: Final = Asked("--absence", "coming")
AWAY_UNTIL: Final = Asked("--absence", "coming", "end")
TERM_START: Final = Asked("--term start", "coming")
TERM_END: Final = Asked("--term end", "coming", "end")
# Either.
OF_PROFILE: Final[Mapping[str, Asked]] = {
    "joined": Asked("--joined", "nearest"),
    "left": Asked("--left", "nearest", "end"),
    "cv": Asked("--cv", "past"),
    "linkedin": Asked("--linkedin", "past"),
}
"""The days of a profile, by the key that holds them."""


def refusal(text: str, asked: Asked, error: NotADate) -> UsageError:
    """What is said of a text that is no day, with the readings it may have."""
    known = error.reason if error.reason in ("ambiguous", "no-such-day", "out-of-range") else "unknown"
    near = "-near" if error.readings and known == "no-such-day" else ""
    readings = t("cli.or").join(error.readings)
    return UsageError(f"cli.date-{known}{near}", name=asked.name, value=text[:60], readings=readings)


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
