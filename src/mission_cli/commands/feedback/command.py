"""`mission feedback`: what one party says of another, with hints for a constructive one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mission_cli.actions import feedback as actions
from mission_cli.commands.recording.options import Run, takes
from mission_cli.commands.recording.record import record

if TYPE_CHECKING:
    from mission_cli.commands.recording.record import Recording
    from mission_cli.commands.session import Session

_WORDS = {
    "action": Annotated[str | None, typer.Argument(metavar="heard", show_default=False)],
    "entry": Annotated[str | None, typer.Argument(metavar="ENTRY", show_default=False)],
}


@takes(actions.FEEDBACK, words=_WORDS)
def feedback(session: Session, run: Run) -> int:
    """Keep a feedback; `heard`: what was done with one."""
    if run.words["action"] is not None:
        from mission_cli.commands.feedback.heard import record_heard  # what was said comes first

        return record_heard(session, run)
    return record(session, run, actions.FEEDBACK, actions.feedback, _walk)


def _walk(one: Recording) -> None:
    from mission_cli.commands.feedback.walk import Walk  # questions need a person

    Walk.of(one).through()
