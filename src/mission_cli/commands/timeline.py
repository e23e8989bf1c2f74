"""`mission timeline`: missions, renewals, the bench and absences, week by week."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from typing import TYPE_CHECKING, Annotated, Final

import typer

from mission_cli.actions import days
from mission_cli.commands.options import Format, Json, Output
from mission_cli.commands.rows import format_of, show, to_file
from mission_cli.commands.session import Session
from mission_cli.core.timeline import Window, monday, weeks_between
from mission_cli.errors import Exit, UsageError
from mission_cli.render.columns import Known
from mission_cli.render.out import colours, message, result
from mission_cli.render.timeline import room_for, timeline_text
from mission_cli.render.words import day, full_day
from mission_cli.texts import t
from mission_cli.views.timeline import by_person
from mission_cli.views.timeline import timeline as drawn

if TYPE_CHECKING:
    from mission_cli.views.timeline import Stretch
    from mission_cli.views.view import View

BEFORE: Final = 4
AHEAD: Final = 26
MOST: Final = 1040
"""Weeks, twenty years: what is drawn at most."""
_PIPED: Final = 100


def timeline(
    ctx: typer.Context,
    client: Annotated[str | None, typer.Option("--client", metavar="NAME")] = None,
    consultant: Annotated[str | None, typer.Option("--consultant", metavar="NAME")] = None,
    start: Annotated[str | None, typer.Option("--from", metavar="DATE")] = None,
    weeks: Annotated[int | None, typer.Option("--weeks", metavar="N")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE")] = None,
    all: Annotated[bool, typer.Option("--all")] = False,
    json: Json = False,
    format: Format = None,
    output: Output = None,
) -> int:
    session = Session.of(ctx)
    form = format_of(json=json, name=format, output=output)
    window = _window(session, start, weeks, until)

    def ask(window: Window) -> View[Stretch]:
        return session.view(lambda cache: drawn(cache, session.today, window, client, consultant, ended=all))

    found = ask(window)
    if form != "table":
        show(by_person(found) if form == "json" else found, form, output)
        return Exit.DONE
    if not found.beside.tracks:
        key = "timeline.none-at-all" if all else "timeline.none"
        message(t(key, first=full_day(window.start), last=full_day(window.end)))
        return Exit.DONE
    width = _width(output)
    room = room_for(found.beside.tracks, width)
    if weeks is None and until is None and window.weeks > room:  # nobody asked for them all
        message(t("timeline.fewer", n=room, of=window.weeks))
        window = window._replace(weeks=room)
        found = ask(window)
    known = Known.of(found.beside.ids)
    colour = output is None and colours(sys.stdout)
    text = timeline_text(found.beside.tracks, window.fitting(room), session.today, known, width, colour=colour)
    if output is None:
        result(text)
    else:
        to_file(output, f"{text}\n")
    return Exit.DONE


def _window(session: Session, start: str | None, weeks: int | None, until: str | None) -> Window:
    """The weeks asked for, whole. `--weeks` counts from today, or from `--from` where that is given."""
    if weeks is not None and until is not None:
        raise UsageError("cli.both", one="--weeks", other="--until")
    if weeks is not None and not 1 <= weeks <= MOST:
        raise UsageError("cli.bad-number", name="--weeks", value=weeks, least=1, most=MOST)
    if start is not None:
        first = monday(session.told_day(start, days.FROM))
        count = BEFORE + 1 + AHEAD if weeks is None else weeks
    else:
        first = monday(session.today) - dt.timedelta(weeks=BEFORE)
        count = BEFORE + 1 + (AHEAD if weeks is None else weeks)
    if until is not None:
        last = session.told_day(until, days.UNTIL)
        if last < first:
            raise UsageError("timeline.backwards", until=day(last), start=day(first))
        count = weeks_between(first, last)
        if count > MOST:
            raise UsageError("timeline.too-long", most=MOST)
    return Window(first, count)


def _width(output: str | None) -> int:
    """The columns to draw in: the terminal's; in a pipe or a file, those that COLUMNS says, else 100."""
    if output is None and sys.stdout.isatty():
        return shutil.get_terminal_size().columns
    said = os.environ.get("COLUMNS", "")
    return int(said) if said.isascii() and said.isdigit() and int(said) else _PIPED
