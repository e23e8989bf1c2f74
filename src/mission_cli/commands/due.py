"""`mission due`: the end seen coming."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, get_args

import typer

from mission_cli.commands.options import Format, Json, Output
from mission_cli.commands.rows import format_of, show
from mission_cli.commands.session import Session
from mission_cli.core.dates import Duration, OutOfCalendar, add
from mission_cli.core.status import Band
from mission_cli.errors import Exit, UsageError
from mission_cli.render.out import message
from mission_cli.texts import t
from mission_cli.views.due import due as ends

BANDS: tuple[Band, ...] = get_args(Band)
_LONGEST = 5200  # weeks: a hundred years


def due(
    ctx: typer.Context,
    weeks: Annotated[int | None, typer.Option("--weeks", metavar="N")] = None,
    days: Annotated[int | None, typer.Option("--days", metavar="N")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE")] = None,
    json: Json = False,
    format: Format = None,
    output: Output = None,
    fail_on: Annotated[str | None, typer.Option("--fail-on", metavar="urgent|watch|overdue")] = None,
) -> int:
    session = Session.of(ctx)
    form = format_of(json=json, name=format, output=output)
    horizon = _horizon(session, weeks, days, until)
    if fail_on is not None and fail_on not in BANDS:
        raise UsageError("cli.bad-choice", name="--fail-on", value=fail_on, known=", ".join(BANDS[:3]))
    found = session.view(lambda cache: ends(cache, session.today, horizon))
    if not found.rows and form == "table" and output is None:
        from mission_cli.render.words import full_day

        message(t("due.none", day=full_day(horizon), n=found.of) if found.of else t("due.none-at-all"))
    else:
        show(found, form, output)
    alarming = BANDS[: BANDS.index(fail_on) + 1] if fail_on in BANDS else ()
    return Exit.FAILED if any(item.band in alarming for item in found.rows) else Exit.DONE


def _horizon(session: Session, weeks: int | None, days: int | None, until: str | None) -> dt.date:
    given = [name for name, value in (("--weeks", weeks), ("--days", days), ("--until", until)) if value is not None]
    if len(given) > 1:
        raise UsageError("cli.both", one=given[0], other=given[1])
    if until is not None:
        from mission_cli.actions.days import UNTIL

        return session.day(until, UNTIL)
    name, count, unit = (
        ("--days", days, "day") if days is not None else ("--weeks", 8 if weeks is None else weeks, "week")
    )
    most = _LONGEST * 7 if unit == "day" else _LONGEST
    if not 0 <= count <= most:
        raise UsageError("cli.bad-number", name=name, value=count, least=0, most=most)
    try:
        return add(session.today, Duration(1, "day" if unit == "day" else "week"), count)
    except OutOfCalendar:
        return dt.date.max
