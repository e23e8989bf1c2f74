"""`mission agenda`: what asks for action over all missions, the most urgent first."""

from __future__ import annotations

import datetime as dt
import sys
from typing import Annotated, Final

import typer

from mission_cli.commands.choices import choice
from mission_cli.commands.excerpts import before_a_person
from mission_cli.commands.options import Author, Format, Full, Json, Output
from mission_cli.commands.rows import format_of, show
from mission_cli.commands.seen import say_left_out
from mission_cli.commands.session import Session
from mission_cli.core.model.choices import ROLES
from mission_cli.errors import Exit, UsageError
from mission_cli.render.out import message, result
from mission_cli.texts import t
from mission_cli.views.agenda import agenda, is_known

AT_ONCE: Final = 25
"""Points shown on a terminal unless all are asked for."""
_WEEK: Final = dt.timedelta(days=7)


def agenda_of_the_day(
    ctx: typer.Context,
    week: Annotated[bool, typer.Option("--week")] = False,
    mine: Annotated[bool, typer.Option("--mine")] = False,
    role: Annotated[str | None, typer.Option("--role", metavar="|".join(ROLES))] = None,
    client: Annotated[str | None, typer.Option("--client", metavar="NAME")] = None,
    mission: Annotated[str | None, typer.Option("--mission", metavar="ID")] = None,
    author: Author = None,
    all: Annotated[bool, typer.Option("--all")] = False,
    json: Json = False,
    format: Format = None,
    output: Output = None,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    form = format_of(json=json, name=format, output=output)
    wanted = choice(role, "--role", ROLES) if role is not None else None
    me = _me(session, author) if mine or author is not None else None
    until = session.today + _WEEK if week else session.today
    path = session.workspace.relative(session.workspace.find(mission)) if mission is not None else None
    shown = form == "table" and output is None
    whole = full or (shown and before_a_person())
    found = session.view(
        lambda cache: agenda(cache, session.today, until, me=me, role=wanted, client=client, path=path, whole=whole)
    )
    if form == "table":
        say_left_out(found.envelope["left_out"])
    if not found.rows and me is not None and shown and not is_known(session.cache, session.today, me):
        message(t("agenda.nobody", name=me))
        return Exit.DONE
    if not found.rows and (shown or (form == "md" and output is None)):
        say = message if shown else result  # Markdown is pasted somewhere: an empty table says nothing there
        say(t("agenda.none-week" if week else "agenda.none"))
        return Exit.DONE
    more = len(found.rows) - AT_ONCE if shown and not all and sys.stdout.isatty() else 0
    show(found._replace(rows=found.rows[:AT_ONCE]) if more > 0 else found, form, output)
    if more > 0:
        message(t("agenda.more", n=more))
    return Exit.DONE


def _me(session: Session, author: str | None) -> str:
    slug = session.author_if_known(author)
    if slug is None:
        raise UsageError("cli.no-author")
    return slug
