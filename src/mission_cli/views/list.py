"""The missions, filtered and sorted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from functools import cache as once
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mission_cli.core.clients import is_client
from mission_cli.core.dates import Duration
from mission_cli.core.facts import Facts
from mission_cli.core.say import Coded
from mission_cli.core.slug import matches, slugify
from mission_cli.core.status import STATUSES, Bands, Status, band, next_checkin, status
from mission_cli.core.working_days import DaysOff
from mission_cli.storage.cache.portfolio import LISTED, absences, bands, findings, missions, policy
from mission_cli.views.view import Cards, Column, View, whom

if TYPE_CHECKING:
    from mission_cli.storage.cache.current import Cache

SORTS: Final = ("end", "start", "id", "title", "client", "consultant", "manager", "status", "checkin")


class ListedMission(NamedTuple):
    """A mission on a day. `every` is the cadence of one that says none, `off` tells what moves its days."""

    mission: Facts
    today: dt.date
    status: Status
    bands: Bands
    every: Duration
    off: Callable[[], DaysOff]


def missions_of(
    cache: Cache,
    today: dt.date,
    statuses: Collection[str],
    client: str | None = None,
    consultant: str | None = None,
    manager: str | None = None,
    sort: str = "end",
) -> View[ListedMission]:
    """The missions with one of these statuses, of a client, a consultant and a manager where parts of their names are
    given; `of` counts all that are open, or all where closed ones are wanted."""
    closed = "closed" in statuses
    every, settings, away = missions(cache, LISTED, today, closed=closed), policy(cache), once(lambda: absences(cache))
    horizons = bands(settings)

    def row(one: Facts) -> ListedMission:
        off = lambda: DaysOff(settings.holidays, away().get(one.slug, ()), settings.since)  # noqa: E731  # for programs alone
        return ListedMission(one, today, status(one, today), horizons, settings.every, off)

    rows = [
        found
        for one in every
        if (found := row(one)).status in statuses
        and is_client(client, one.client)
        and matches(consultant, one.consultant)
        and matches(manager, one.manager or "")
    ]
    rows.sort(key=lambda one: (_by(one, sort), one.mission.end, one.mission.id))
    unread = [findings(cache, today, closed=closed)]
    return View("list", {"today": today}, rows, COLUMNS, TABLE, CARDS, len(every), unread)


def _by(one: ListedMission, sort: str) -> Any:
    match sort:
        case "status":
            return STATUSES.index(one.status)
        case "checkin":
            return one.mission.last_checkin or one.mission.start.min
        case "client" | "consultant" | "manager" | "title":
            return slugify(getattr(one.mission, sort) or "") or "~"  # what has no name comes last
        case _:
            return getattr(one.mission, sort)


_STYLE: Final = {"overdue": "bold red", "offboarding": "yellow", "closed": "dim"}

COLUMNS: Final[tuple[Column[ListedMission], ...]] = (
    Column("id", lambda one: one.mission.id, "list.head-id"),
    Column("title", lambda one: one.mission.title, "list.head-title", fold=True),
    Column("kind", lambda one: one.mission.kind),
    Column("consultant", lambda one: one.mission.consultant, "list.head-consultant", fold=True),
    Column(
        *("client", lambda one: one.mission.client, "list.head-client"),
        cell=lambda one: whom(one.mission.client, one.mission.kind),
        fold=True,
    ),
    Column("manager", lambda one: one.mission.manager),
    Column("start", lambda one: one.mission.start),
    Column("end", lambda one: one.mission.end, "list.head-end"),
    Column("days_left", lambda one: (one.mission.end - one.today).days),
    Column(
        *("status", lambda one: one.status, "list.head-status"),
        cell=lambda one: Coded("status", one.status),
        style=lambda one: _STYLE.get(one.status, ""),
    ),
    Column("band", lambda one: None if one.mission.closed else band(one.mission.end, one.today, one.bands)),
    Column(
        *("health", lambda one: one.mission.health, "list.head-health"),
        cell=lambda one: Coded("health", one.mission.health),
    ),
    Column("renewal", lambda one: {"client": one.mission.renewal_client, "consultant": one.mission.renewal_consultant}),
    Column("last_checkin", lambda one: one.mission.last_checkin, "list.head-checkin"),
    Column("next_checkin", lambda one: next_checkin(one.mission, one.every, one.off())),
    Column("closed", lambda one: one.mission.closed),
    Column("path", lambda one: one.mission.path),
)
TABLE: Final = ("id", "title", "consultant", "client", "end", "status", "health", "last_checkin")
CARDS: Final = Cards(
    left=("end", "status"), title=("id", "consultant", "client"), rest=("title", "health", "last_checkin")
)
