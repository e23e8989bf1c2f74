"""`mission stats`: what a year, or another period, came to; each figure with its definition and its count."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from mission_cli.actions import days
from mission_cli.commands.options import Format, Full, Json, Output
from mission_cli.commands.rows import format_of, show, to_file
from mission_cli.commands.session import Session
from mission_cli.core.dates import FIRST_YEAR, LAST_YEAR
from mission_cli.core.stats.figure import Period
from mission_cli.errors import Exit, UsageError
from mission_cli.render.out import message, result
from mission_cli.render.safe import visible
from mission_cli.render.stats import stats_markdown, stats_text
from mission_cli.render.words import day, full_day
from mission_cli.texts import t
from mission_cli.views.stats import Beside
from mission_cli.views.stats import stats as counted


def stats(
    ctx: typer.Context,
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE")] = None,
    json: Json = False,
    format: Format = None,
    output: Output = None,
    full: Full = False,
) -> int:
    session = Session.of(ctx)
    form = format_of(json=json, name=format, output=output)
    asked = period(session, year, since, until)
    found = session.view(lambda cache: counted(cache, session.today, asked, full=full))
    beside: Beside = found.beside
    if form in ("json", "csv"):
        show(found, form, output)
    elif all(section.empty for section in beside.sections):
        span = asked.span
        nothing = t("stats.none", start=day(span.start), end=day(span.end), n=found.of)
        message(nothing if found.of else t("stats.none-at-all"))
    else:
        written = stats_markdown if form == "md" else stats_text
        text = written(asked, beside.sections, beside.reasons, _known(beside))
        if output is None:
            result(text)
        else:
            to_file(output, text.rstrip("\n") + "\n")
    if beside.hidden and form != "json":
        message(t("stats.left-out", n=beside.hidden))
    return Exit.DONE


# Which days ----------------------------------------------------------------------------------------------------------


def period(session: Session, year: int | None, since: str | None, until: str | None) -> Period:
    """The days asked for, up to today: this year so far, unless said otherwise. Raises UsageError."""
    first, last = _asked(session, year, since, until)
    if first > last:
        raise UsageError("stats.backwards", start=full_day(first), end=full_day(last))
    if first > session.today:
        raise UsageError("stats.future", start=full_day(first))
    if until is not None and last > session.today:
        message(t("stats.so-far", day=full_day(session.today)))
    return Period(first, min(last, session.today) + dt.timedelta(days=1))


def _asked(session: Session, year: int | None, since: str | None, until: str | None) -> tuple[dt.date, dt.date]:
    """The first and the last day asked for, both inclusive."""
    if year is not None:
        other = "--from" if since is not None else "--until" if until is not None else None
        if other:
            raise UsageError("cli.both", one="--year", other=other)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise UsageError("cli.bad-number", name="--year", value=year, least=FIRST_YEAR, most=LAST_YEAR)
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    last = session.today if until is None else session.day(until, days.UNTIL_THEN)
    first = last.replace(month=1, day=1) if since is None else session.day(since, days.FROM)
    return first, last


def _known(found: Beside) -> str:
    """From when on people are counted, where that is not the whole period, and who may be several; "" where neither is."""
    names = [t("stats.known-name", name=one.name, day=day(first)) for one, first in found.known[:_NAMED]]
    more = [t("stats.known-more", n=len(found.known) - _NAMED)] if len(found.known) > _NAMED else []
    said = [t("stats.known-from", names=", ".join([*names, *more]))] if names else []
    if found.namesakes:
        said.append(t("bench.namesakes", names=", ".join(visible(one.name) for one in found.namesakes)))
    return " ".join(said)


_NAMED = 8
