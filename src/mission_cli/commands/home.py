"""`mission` alone: what asks for attention today in a workspace, and how to begin outside one. Without typer, see
light.py."""

from __future__ import annotations

import typer

from mission_cli.commands.agenda import agenda_of_the_day
from mission_cli.commands.session import Session
from mission_cli.errors import Exit, NotFoundError
from mission_cli.render.out import message, result
from mission_cli.texts import t


def home(ctx: typer.Context) -> int:
    """Show what asks for action; where there is no workspace, the three ways to get one."""
    try:
        Session.of(ctx).root  # noqa: B018  # found now, so that its absence is told apart from any other trouble
    except NotFoundError as error:
        if error.text == "error.not-a-workspace":
            raise
        result(t("home.welcome"))
        return Exit.DONE
    code = agenda_of_the_day(ctx)
    message(t("home.more"))
    return code
