"""An exchange kept in writing, a need heard at the client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mission_cli.actions.form import Field, Form
from mission_cli.actions.journal import appended, new_entry
from mission_cli.actions.kinds import HELD, REFERENCE, SPEAKER, TEXT
from mission_cli.actions.outcome import Say

if TYPE_CHECKING:
    from mission_cli.actions.form import Values
    from mission_cli.actions.outcome import Outcome, Target

NOTE: Final = Form(
    "note",
    (Field("text", TEXT, argument=True), Field("ref", REFERENCE), Field("date", HELD)),
    needed=(("text",),),
)
OPPORTUNITY: Final = Form(
    "opportunity",
    (Field("what", TEXT), Field("contact", SPEAKER), Field("ref", REFERENCE), Field("date", HELD)),
    needed=(("what",),),
)


def note(target: Target, values: Values) -> Outcome:
    """Keep an exchange in writing."""
    return _recorded(target, "note", values)


def opportunity(target: Target, values: Values) -> Outcome:
    """Keep a need that was heard."""
    return _recorded(target, "opportunity", values)


def _recorded(target: Target, kind: str, values: Values) -> Outcome:
    entry = new_entry(target, kind, values)
    subject = Say(f"note.subject-{kind}", {"id": target.loaded.id, "day": entry["date"]})
    return appended(target, entry, subject, [Say(f"note.recorded-{kind}", {"day": entry["date"], "path": target.path})])
