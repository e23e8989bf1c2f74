"""`mission log`: what happened to a mission, or to all of them, as git remembers it, in the words of the domain."""

from __future__ import annotations

from typing import Annotated

import typer

from mission_cli.actions import days
from mission_cli.commands.options import Format, Full, Json, Output
from mission_cli.commands.rows import format_of, show
from mission_cli.commands.session import Session
from mission_cli.errors import Exit, GitError, UsageError
from mission_cli.render.out import message
from mission_cli.texts import t
from mission_cli.views.log import log as history

_SHOWN = 30
_MOST = 1_000_000


def log(
    ctx: typer.Context,
    mission_id: Annotated[str | None, typer.Argument(metavar="ID", show_default=False)] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DATE")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE")] = None,
    author: Annotated[str | None, typer.Option("--author", metavar="NAME")] = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N")] = None,
    json: Json = False,
    format: Format = None,
    output: Output = None,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    form = format_of(json=json, name=format, output=output)
    most = _SHOWN if limit is None else limit
    if not 1 <= most <= _MOST:
        raise UsageError("cli.bad-number", name="--limit", value=most, least=1, most=_MOST)
    days = _days(session, since, until)
    try:
        page = form == "table"
        found = history(session.workspace, session.today, mission_id, days, author, most, page=page, full=full)
    except GitError as error:
        if error.text != "git.refused":
            raise
        told = error.args_for_text
        raise GitError("log.refused", command=told["command"], words=told["words"]) from None
    if not found.rows and form == "table" and output is None:
        message(t("log.nothing"))
    else:
        show(found, form, output)
    if found.beside.more:
        message(t("log.more", n=most, limit=most * 4))
    if found.beside.shallow:
        message(t("log.shallow"))
    return Exit.DONE


def _days(session: Session, since: str | None, until: str | None) -> tuple[str, str]:
    """The first and the last day asked for, both inclusive, as texts that sort."""
    first = session.told_day(since, days.SINCE).isoformat() if since is not None else ""
    last = session.told_day(until, days.UNTIL_THEN).isoformat() if until is not None else "9999-12-31"
    return first, last
