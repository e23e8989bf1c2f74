"""`mission due`: the end seen coming."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from mission_cli.commands.options import Format, Json, Output
from mission_cli.commands.rows import Rows, format_of, show
from mission_cli.commands.session import Session
from mission_cli.core.dates import Duration, OutOfCalendar, add
from mission_cli.core.due import Due
from mission_cli.core.due import due as ends
from mission_cli.core.kinds import CLIENT
from mission_cli.core.status import Band
from mission_cli.core.working_days import DaysOff
from mission_cli.errors import Exit, UsageError
from mission_cli.render.out import message
from mission_cli.storage.cache.portfolio import LISTED, bands, coming, last_days
from mission_cli.texts import t

if TYPE_CHECKING:
    from mission_cli.render.table import Cell

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
    last = max(horizon, session.today)
    missions = session.missions(LISTED, closed=False, where="and m.end <= ?", given=(last.isoformat(),))
    slugs, policy = {one.slug for one in missions}, session.policy
    later, left = coming(session.cache, slugs, last, session.today), last_days(session.cache)
    found = ends(missions, session.today, horizon, bands(policy), DaysOff(policy.holidays), later, left)
    if not found and form == "table" and output is None:
        from mission_cli.render.words import full_day

        still_open = len(session.missions((), closed=False))
        message(t("due.none", day=full_day(horizon), n=still_open) if still_open else t("due.none-at-all"))
    else:
        show(as_rows(found, session.today, horizon, bare=form == "json"), form, output)
    alarming = BANDS[: BANDS.index(fail_on) + 1] if fail_on in BANDS else ()
    return Exit.FAILED if any(item.band in alarming for item in found) else Exit.DONE


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


def as_rows(found: list[Due], today: dt.date, until: dt.date, *, bare: bool) -> Rows:
    """The missions that end, as rows; `bare`: for programs alone, which do without what makes a table."""
    envelope, items = {"today": today.isoformat(), "until": until.isoformat()}, [as_item(item) for item in found]
    if bare:
        return Rows("due", envelope, items, (), list)
    from mission_cli.render.table import Cards, Column

    columns = [
        Column(t("due.head-end")),
        Column(t("due.head-left"), right=True),
        Column(t("due.head-mission"), fold=True),
        Column(t("due.head-consultant"), fold=True),
        Column(t("due.head-client"), fold=True),
        Column(t("due.head-decision")),
        Column(t("due.head-renewal"), fold=True),
        Column(t("due.head-checkin")),
        Column(t("due.head-missing"), fold=True),
    ]
    cards = Cards(left=(0, 1), title=(2, 3, 4), rest=(5, 6, 7, 8))
    return Rows("due", envelope, items, columns, lambda: [_row(item) for item in found], cards)


_GLYPH = {"overdue": "✗", "urgent": "!", "watch": "◦", "later": "·"}
_STYLE = {"overdue": "bold red", "urgent": "red", "watch": "yellow", "later": ""}


def _row(item: Due) -> list[Cell | str]:
    from mission_cli.render.table import Cell
    from mission_cli.render.words import client, day, word

    mission, style = item.mission, _STYLE[item.band]
    left = t("due.left", n=item.days_left) if item.days_left >= 0 else t("due.late", n=-item.days_left)
    wishes = " / ".join(
        word("wish", wish or "unknown") for wish in (mission.renewal_client, mission.renewal_consultant)
    )
    return [
        Cell(f"{_GLYPH[item.band]} {day(mission.end)}", style),
        Cell(left, style),
        mission.id,
        mission.consultant,
        client(mission.client, mission.kind),
        day(item.decision_date),
        wishes if mission.kind == CLIENT else "–",
        day(mission.last_checkin),
        ", ".join(t(f"due.missing-{code}", n=n) for code, n in item.missing),
    ]


def as_item(item: Due) -> dict[str, Any]:
    """The JSON item of a mission that ends."""
    mission = item.mission
    return {
        "id": mission.id,
        "title": mission.title,
        "consultant": mission.consultant,
        "client": mission.client,
        "manager": mission.manager,
        "start": mission.start.isoformat(),
        "end": mission.end.isoformat(),
        "days_left": item.days_left,
        "decision_date": item.decision_date.isoformat() if item.decision_date else None,
        "band": item.band,
        "status": item.status,
        "renewal": {"client": mission.renewal_client, "consultant": mission.renewal_consultant},
        "last_checkin": mission.last_checkin.isoformat() if mission.last_checkin else None,
        "case": mission.case,
        "next_mission": item.next_mission,
        "missing": [{"what": code, "count": count} for code, count in item.missing],
        "path": mission.path,
    }
