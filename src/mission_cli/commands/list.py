"""`mission list`: missions, filtered and sorted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mission_cli.commands.choices import choice
from mission_cli.commands.options import Format, Json, Output
from mission_cli.commands.rows import Rows, format_of, show
from mission_cli.commands.session import Session
from mission_cli.core.calendar_names import fold
from mission_cli.core.clients import is_client
from mission_cli.core.dates import Duration
from mission_cli.core.slug import slugify
from mission_cli.core.status import STATUSES, Bands, band, next_checkin, status
from mission_cli.core.working_days import DaysOff
from mission_cli.errors import Exit
from mission_cli.render.out import message
from mission_cli.render.table import Cards, Cell, Column
from mission_cli.render.words import client as client_name
from mission_cli.render.words import day, word
from mission_cli.storage.cache.portfolio import LISTED, absences, bands
from mission_cli.texts import t
from mission_cli.texts.words import TEXTS as WORDS

if TYPE_CHECKING:
    from mission_cli.core.facts import Facts

SORTS = ("end", "start", "id", "title", "client", "consultant", "manager", "status", "checkin")
_STATUS_STYLE = {"overdue": "bold red", "offboarding": "yellow", "closed": "dim"}


def list_missions(
    ctx: typer.Context,
    client: Annotated[str | None, typer.Option("--client", metavar="NAME")] = None,
    consultant: Annotated[str | None, typer.Option("--consultant", metavar="NAME")] = None,
    manager: Annotated[str | None, typer.Option("--manager", metavar="NAME")] = None,
    status: Annotated[list[str] | None, typer.Option("--status", metavar="|".join((*STATUSES, "all")))] = None,
    sort: Annotated[str, typer.Option("--sort", metavar="|".join(SORTS))] = "end",
    json: Json = False,
    format: Format = None,
    output: Output = None,
) -> int:
    session = Session.of(ctx)
    form = format_of(json=json, name=format, output=output)
    wanted = _statuses(status)
    sort = choice(sort, "--sort", SORTS)
    everything = session.missions(LISTED, closed="closed" in wanted)
    found = [
        mission
        for mission in everything
        if _status(session, mission) in wanted
        and is_client(client, mission.client)
        and matches(consultant, mission.consultant)
        and matches(manager, mission.manager or "")
    ]
    found.sort(key=_sort_key(session, sort))
    if not found and form == "table" and output is None:
        of = "list.none" if "closed" in wanted else "list.none-open"
        message(t(of, n=len(everything)) if everything else t("due.none-at-all"))
        return Exit.DONE
    # A table on a terminal has no column of what profiles move.
    items = [] if form == "table" else _items(session, found)
    show(_rows(session, items, found), form, output)
    return Exit.DONE


def _status(session: Session, mission: Facts) -> str:
    return status(mission, session.today)


def _statuses(given: list[str] | None) -> frozenset[str]:
    """The statuses asked for, as codes or as the table says them; all but closed when none was. Raises UsageError."""
    if not given:
        return frozenset(STATUSES) - {"closed"}
    spoken = {fold(said): code for code in STATUSES for said in WORDS[f"status-{code}"]}
    texts = [text for several in given for text in several.split(",")]
    words = [spoken.get(fold(text)) or choice(text, "--status", (*STATUSES, "all")) for text in texts]
    return frozenset(STATUSES if "all" in words else words)


def matches(wanted: str | None, value: str) -> bool:
    """Part of a name, whatever its case and accents: `ministere` finds `Ministère`."""
    if wanted is None:
        return True
    # What has no Latin letter has no slug, and would be found everywhere.
    return slugify(wanted) in slugify(value) if slugify(wanted) else wanted.casefold() in value.casefold()


def _sort_key(session: Session, column: str) -> Callable[[Facts], Any]:
    def key(mission: Facts) -> Any:
        match column:
            case "status":
                value: Any = STATUSES.index(status(mission, session.today))
            case "checkin":
                value = mission.last_checkin or mission.start.min
            case "client" | "consultant" | "manager" | "title":
                value = slugify(getattr(mission, column) or "") or "~"  # what has no name comes last
            case _:
                value = getattr(mission, column)
        return (value, mission.end, mission.id)

    return key


def _items(session: Session, found: list[Facts]) -> list[dict[str, Any]]:
    policy, away = session.policy, absences(session.cache)
    days_off = ((one, DaysOff(policy.holidays, away.get(one.slug, ()), policy.since)) for one in found)
    return [as_item(one, session.today, bands(policy), policy.every, off) for one, off in days_off]


def _rows(session: Session, items: list[dict[str, Any]], found: list[Facts]) -> Rows:
    columns = [
        Column(t("list.head-id")),
        Column(t("list.head-title"), fold=True),
        Column(t("list.head-consultant"), fold=True),
        Column(t("list.head-client"), fold=True),
        Column(t("list.head-end")),
        Column(t("list.head-status")),
        Column(t("list.head-health")),
        Column(t("list.head-checkin")),
    ]
    return Rows(
        "list",
        {"today": session.today.isoformat()},
        items,
        columns,
        lambda: [_row(session, mission) for mission in found],
        Cards(left=(4, 5), title=(0, 2, 3), rest=(1, 6, 7)),
    )


def _row(session: Session, mission: Facts) -> list[Cell | str]:
    state = status(mission, session.today)
    return [
        mission.id,
        mission.title,
        mission.consultant,
        client_name(mission.client, mission.kind),
        day(mission.end),
        Cell(word("status", state), _STATUS_STYLE.get(state, "")),
        word("health", mission.health),
        day(mission.last_checkin),
    ]


def as_item(mission: Facts, today: dt.date, bands: Bands, every: Duration, off: DaysOff) -> dict[str, Any]:
    """The JSON item of a mission in a list; `every` is the cadence of a mission that says none, `off` moves its date."""
    upcoming = next_checkin(mission, every, off)
    return {
        "id": mission.id,
        "title": mission.title,
        "kind": mission.kind,
        "consultant": mission.consultant,
        "client": mission.client,
        "manager": mission.manager,
        "start": mission.start.isoformat(),
        "end": mission.end.isoformat(),
        "days_left": (mission.end - today).days,
        "status": status(mission, today),
        "band": None if mission.closed else band(mission.end, today, bands),
        "health": mission.health,
        "renewal": {"client": mission.renewal_client, "consultant": mission.renewal_consultant},
        "last_checkin": mission.last_checkin.isoformat() if mission.last_checkin else None,
        "next_checkin": upcoming.isoformat() if upcoming else None,
        "closed": mission.closed.isoformat() if mission.closed else None,
        "path": mission.path,
    }
