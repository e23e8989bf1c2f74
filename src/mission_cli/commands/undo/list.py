"""`mission undo --list`: everything that is remembered of what the tool wrote in this clone."""

from __future__ import annotations

from mission_cli.commands.rows import show
from mission_cli.commands.session import Session
from mission_cli.errors import Exit
from mission_cli.render.out import message
from mission_cli.storage.undo.remembered import Operation
from mission_cli.texts import t
from mission_cli.views.operations import newest_first


def show_list(session: Session, held: list[Operation], *, json: bool) -> int:
    """Everything that is remembered, the newest first."""
    if held or json:
        show(newest_first(held, session.today), "json" if json else "table", None)
    else:
        message(t("undo.none"))
    return Exit.DONE
