"""The days that actions and views take: what each parameter asks for, declared once.

A day without its year, and a weekday, is the last one where the parameter speaks of what has happened, the next one where it
speaks of what will. `02/03/2026` is 2 March where the workspace's language is French. Elsewhere its settings say
(`dates`), or the person who types, once: the answer is kept there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from mission_cli.actions.outcome import Joined
from mission_cli.core.dates import NotADate
from mission_cli.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from mission_cli.core.dates import Prefer
    from mission_cli.core.human_dates import Order, Tense


class DayOf(NamedTuple):
    """A parameter that takes a day: what it is called, on which side of today that is, and which day of a month it is."""

    name: str
    tense: Tense
    prefer: Prefer = "start"


TODAY: Final = DayOf("--today", "nearest")
# What has happened.
DATE: Final = DayOf("--date", "past")
ON: Final = DayOf("--on", "past")
FROM: Final = DayOf("--from", "past")
SINCE: Final = DayOf("--since", "past")
UNTIL_THEN: Final = DayOf("--until", "past", "end")
SIGNED: Final = DayOf("--document", "past")
CHECKED: Final = DayOf("--reference", "past")
PLATFORM: Final = DayOf("--platform", "past")
# What will.
START: Final = DayOf("--start", "coming")
END: Final = DayOf("--end", "coming", "end")
ENDS: Final = DayOf("--ends", "coming", "end")
UNTIL: Final = DayOf("--until", "coming", "end")
DUE: Final = DayOf("--due", "coming", "end")
OBJECTIVE: Final = DayOf("--objective", "coming", "end")
DELIVERABLE: Final = DayOf("--deliverable", "coming", "end")
ACTION: Final = DayOf("--action", "coming", "end")
AT: Final = DayOf("--at", "coming")
FREE: Final = DayOf("--free", "coming")
AWAY: Final = DayOf("--absence", "coming")
AWAY_UNTIL: Final = DayOf("--absence", "coming", "end")
TERM_START: Final = DayOf("--term start", "coming")
TERM_END: Final = DayOf("--term end", "coming", "end")
# Either.
OF_PROFILE: Final[Mapping[str, DayOf]] = {
    "joined": DayOf("--joined", "nearest"),
    "left": DayOf("--left", "nearest", "end"),
    "cv": DayOf("--cv", "past"),
    "linkedin": DayOf("--linkedin", "past"),
}
"""The days of a profile, by the key that holds them."""


def day_reader(today: dt.date, order: Order) -> Callable[[str, DayOf], dt.date]:
    """What reads the days of somebody who is not asked back. It raises UsageError with the readings a text may have."""
    from mission_cli.core.human_dates import parse_day

    def read(text: str, of: DayOf) -> dt.date:
        try:
            return parse_day(text, today, of.prefer, tense=of.tense, order=order)
        except NotADate as error:
            raise refusal(text, of, error) from None

    return read


def refusal(text: str, of: DayOf, error: NotADate) -> UsageError:
    """What is said of a text that is no day, with the readings it may have."""
    known = error.reason if error.reason in ("ambiguous", "no-such-day", "out-of-range") else "unknown"
    near = "-near" if error.readings and known == "no-such-day" else ""
    return UsageError(
        f"cli.date-{known}{near}", name=of.name, value=text[:60], readings=Joined(error.readings, "cli.or")
    )
