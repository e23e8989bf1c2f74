"""`mission timeline`: missions, renewals, the bench and absences, week by week."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from typing import Annotated, Any, Final

import typer

from mission_cli.actions import days
from mission_cli.commands.options import Format, Json, Output
from mission_cli.commands.rows import Rows, format_of, show, to_file
from mission_cli.commands.session import Session
from mission_cli.core.clients import is_client
from mission_cli.core.slug import matches
from mission_cli.core.timeline import Span, Track, Window, mission_tracks, monday, people_tracks, weeks_between
from mission_cli.errors import Exit, UsageError
from mission_cli.render.columns import Known
from mission_cli.render.out import colours, message, result
from mission_cli.render.table import Column
from mission_cli.render.timeline import room_for, timeline_text
from mission_cli.render.words import day, full_day, word
from mission_cli.texts import t

BEFORE: Final = 4
AHEAD: Final = 26
MOST: Final = 1040
"""Weeks, twenty years: what is drawn at most."""
_PIPED: Final = 100
_KINDS: Final = ("mission", "renewal", "unsigned", "bench", "away")


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
    tracks = _tracks(session, window, client, consultant, ended=all)
    if form != "table":
        show(_rows(session, tracks, window, form), form, output)
        return Exit.DONE
    if not tracks:
        key = "timeline.none-at-all" if all else "timeline.none"
        message(t(key, first=full_day(window.start), last=full_day(window.end)))
        return Exit.DONE
    width = _width(output)
    room = room_for(tracks, width)
    if weeks is None and until is None and window.weeks > room:  # nobody asked for them all
        message(t("timeline.fewer", n=room, of=window.weeks))
        window = window._replace(weeks=room)
        tracks = _tracks(session, window, client, consultant, ended=all)
    known = Known.of(one.id for one in session.facts)
    colour = output is None and colours(sys.stdout)
    text = timeline_text(tracks, window.fitting(room), session.today, known, width, colour=colour)
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


def _tracks(
    session: Session, window: Window, client: str | None, consultant: str | None, *, ended: bool
) -> list[Track]:
    """A row a person; by client, a row a mission."""
    facts, people = session.facts, session.people
    if consultant is not None:
        facts = [one for one in facts if matches(consultant, one.consultant)]
        people = [one for one in people if matches(consultant, one.name)]
    if client is None:
        return people_tracks(facts, people, window, session.basis, ended=ended)
    there = [one for one in facts if is_client(client, one.client)]
    return mission_tracks(there, people, window, session.today, ended=ended)


def _width(output: str | None) -> int:
    """The columns to draw in: the terminal's; in a pipe or a file, those that COLUMNS says, else 100."""
    if output is None and sys.stdout.isatty():
        return shutil.get_terminal_size().columns
    said = os.environ.get("COLUMNS", "")
    return int(said) if said.isascii() and said.isdigit() and int(said) else _PIPED


def _rows(session: Session, tracks: list[Track], window: Window, form: str) -> Rows:
    """An item a person for JSON; a row a span for CSV and Markdown."""
    envelope = {
        "today": session.today.isoformat(),
        "from": window.start.isoformat(),
        "until": window.end.isoformat(),
    }
    if form == "json":
        return Rows("timeline", envelope, _by_person(tracks), [], list)
    spans = [(track, span) for track in tracks for span in track.spans()]
    columns = [Column(t(f"timeline.head-{name}")) for name in _HEADS]
    items = [{"consultant": track.name, "slug": track.slug, **_item(span)} for track, span in spans]
    return Rows("timeline", envelope, items, columns, lambda: [_row(track, span) for track, span in spans])


_HEADS: Final = ("consultant", "what", "mission", "client", "start", "end")


def _by_person(tracks: list[Track]) -> list[dict[str, Any]]:
    """The spans of each person, in the order of the rows; a span that two rows share once."""
    found: dict[str, dict[str, Any]] = {}
    for track in tracks:
        item = found.setdefault(
            track.slug or track.name, {"consultant": track.name, "slug": track.slug or None, "spans": []}
        )
        item["spans"] += [one for span in track.spans() if (one := _item(span)) not in item["spans"]]
    return list(found.values())


def _item(span: Span) -> dict[str, Any]:
    mission = span.mission
    return {
        "kind": span.kind,
        "start": span.start.isoformat() if span.start else None,
        "end": span.end.isoformat() if span.end else None,
        "mission": mission.id if mission else None,
        "title": mission.title if mission else None,
        "client": mission.client if mission else None,
    }


def _row(track: Track, span: Span) -> list[str]:
    mission = span.mission
    kind = t(f"timeline.span-{span.kind}") if span.kind in _KINDS else word("kind", span.kind)
    return [
        track.name,
        kind,
        mission.id if mission else "",
        mission.client if mission else "",
        day(span.start),
        day(span.end),
    ]
