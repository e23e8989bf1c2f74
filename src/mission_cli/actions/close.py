"""A mission closed, and opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mission_cli.actions.days import DATE
from mission_cli.actions.form import Field, Form
from mission_cli.actions.journal import new_id
from mission_cli.actions.kinds import HELD, LINE, not_ahead
from mission_cli.actions.outcome import Joined, Outcome, Say
from mission_cli.core import closing
from mission_cli.core.dates import Mark
from mission_cli.core.kinds import CLIENT
from mission_cli.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mission_cli.actions.form import Values
    from mission_cli.actions.outcome import Target

_DAY: Final = HELD._replace(read=lambda text, called, context: context.day(text, DATE._replace(name=called)))
CLOSE: Final = Form("close", (Field("date", _DAY),), ())
REOPEN: Final = Form("reopen", (Field("why", LINE),), (("why",),))


def closing_day(target: Target, values: Values) -> dt.date:
    """The day of the closing: not before the start, not to come. Raises UsageError."""
    day: dt.date = values.get("date", target.today)
    start = target.mission.contract.start
    if "date" in values and day < start:
        raise UsageError("close.before-start", day=day, start=start)
    return not_ahead(day, target.today, "--date")


def close(target: Target, values: Values) -> Outcome:
    """Close a mission that nothing holds, see `core/closing.py`. Raises UsageError for a day that cannot be."""
    day, of = closing_day(target, values), {"id": target.loaded.id}
    done = Say("close.done", {**of, "day": day, "author": target.author}, result=True)
    changes = closing.close_changes(Mark(day, target.author))
    return Outcome(changes, Say("close.subject", of), [*_advice(target, day), done], {})


def _advice(target: Target, day: dt.date) -> Iterator[Say]:
    """What a good end would still have: said, never asked for."""
    mission, of = target.mission, {"id": target.loaded.id}
    if day < mission.end:
        yield Say("close.still-running", {**of, "day": mission.end}, always=True, warning=True)
    if mission.offboarding is None and mission.kind == CLIENT:
        yield Say("close.no-checklist", of, always=True, warning=True)
    if closing.lacks_lessons(mission):
        yield Say("close.no-lessons", of, always=True)
        yield Say("close.documents", of, always=True)
    later = closing.left_for_later(mission)
    if later:
        yield Say("close.later", {"n": len(later), "tasks": Joined([task.id for task in later])}, always=True)


def reopen(target: Target, mark: Mark, trace: str) -> Outcome:
    """Take back the closing of this `mark`; `trace` is the text of the note that stays of it."""
    changes = closing.reopen_changes(target.author, new_id(target.mission), target.today, trace)
    of = {"id": target.loaded.id}
    again = Say("close.reopened", {**of, "day": mark.day, "author": mark.author}, result=True)
    return Outcome(changes, Say("close.subject-reopen", of), [again, Say("close.noted", {})], {})
