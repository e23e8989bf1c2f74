"""`mission checkin`: a follow-up talk recorded, walked through on a terminal, or given by options in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.actions import checkin as actions
from mission_cli.commands.recording.options import Run, takes
from mission_cli.commands.recording.record import record

if TYPE_CHECKING:
    from mission_cli.actions.form import Values
    from mission_cli.actions.outcome import Outcome, Target
    from mission_cli.commands.recording.record import Recording
    from mission_cli.commands.session import Session


@takes(actions.CHECKIN, yes=True)
def checkin(session: Session, run: Run) -> int:
    """Keep a follow-up talk."""

    def act(target: Target, values: Values) -> Outcome:
        return actions.checkin(target, {"again": run.yes, **values})

    return record(session, run, actions.CHECKIN, act, _walk)


def _walk(one: Recording) -> None:
    from mission_cli.commands.checkin.walk import Walk  # questions need a person

    walk = Walk.of(one)
    done = walk.through(lambda day: actions.held_twice(one.target, day) and not one.run.yes)
    # A second check-in of the day was asked about.
    one.beside.update({"done": [*one.beside.get("done", []), *done], "better": walk.better, "again": True})
