"""`mission note` and `mission opportunity`: an exchange kept in writing, a need heard at the client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.actions import note as actions
from mission_cli.commands.recording.options import Run, takes
from mission_cli.commands.recording.record import record
from mission_cli.commands.typed import ask
from mission_cli.commands.typed.questions import long_answer
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.actions.form import Field
    from mission_cli.commands.recording.record import Recording
    from mission_cli.commands.session import Session


@takes(actions.NOTE)
def note(session: Session, run: Run) -> int:
    """Keep an exchange in writing."""
    return record(session, run, actions.NOTE, actions.note, _walk)


@takes(actions.OPPORTUNITY)
def opportunity(session: Session, run: Run) -> int:
    """Keep a need heard at the client."""
    return record(session, run, actions.OPPORTUNITY, actions.opportunity, _walk)


def _walk(one: Recording) -> None:
    """Ask for the texts that the options leave out."""
    for field in one.form.fields:
        if field.kind.long and field.name not in one.given:
            answer = _asked(one, field, one.draft.fields.get(field.name, ""))
            if answer:
                one.draft.fields[field.name] = answer
                if not one.run.writing.dry_run:
                    one.draft.keep()


def _asked(one: Recording, field: Field, default: str) -> str:
    label = t("entries.ask-ref") if field.name == "ref" else t(f"note.ask-{field.name}")
    if (field.name,) in one.form.needed:
        return long_answer(label, default)
    return ask.optional(label, lambda text: field.kind.read(text, label, one.context), default) or ""
