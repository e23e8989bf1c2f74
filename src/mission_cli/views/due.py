"""Which missions end, and what is missing: the end seen coming."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mission_cli.core.due import Due
from mission_cli.core.due import due as ends
from mission_cli.core.kinds import CLIENT
from mission_cli.core.say import Coded, Joined, Say
from mission_cli.core.working_days import DaysOff
from mission_cli.storage.cache.portfolio import LISTED, bands, coming, findings, last_days, missions, policy
from mission_cli.views.view import Cards, Column, View, whom

if TYPE_CHECKING:
    from mission_cli.storage.cache.current import Cache


def due(cache: Cache, today: dt.date, until: dt.date) -> View[Due]:
    """The missions that end on or before `until`, and those past their end; `of` counts the open ones where none does."""
    last, settings = max(until, today), policy(cache)
    found = missions(cache, LISTED, today, closed=False, where="and m.end <= ?", given=(last.isoformat(),))
    later, left = coming(cache, {one.slug for one in found}, last, today), last_days(cache)
    rows = ends(found, today, until, bands(settings), DaysOff(settings.holidays), later, left)
    of = len(rows) or len(missions(cache, (), today, closed=False))
    unread = [findings(cache, today, closed=False)]
    return View("due", {"today": today, "until": until}, rows, COLUMNS, TABLE, CARDS, of, unread)


_GLYPH: Final = {"overdue": "✗", "urgent": "!", "watch": "◦", "later": "·"}
_STYLE: Final = {"overdue": "bold red", "urgent": "red", "watch": "yellow", "later": ""}


def _style(one: Due) -> str:
    return _STYLE[one.band]


def _left(one: Due) -> Say:
    return Say("due.left", {"n": one.days_left}) if one.days_left >= 0 else Say("due.late", {"n": -one.days_left})


def _renewal(one: Due) -> Joined | None:
    wishes = (one.mission.renewal_client, one.mission.renewal_consultant)
    known = [Coded("wish", wish or "unknown") for wish in wishes]
    return Joined(known, " / ") if one.mission.kind == CLIENT else None


COLUMNS: Final[tuple[Column[Due], ...]] = (
    Column("id", lambda one: one.mission.id, "due.head-mission", fold=True),
    Column("title", lambda one: one.mission.title),
    Column("consultant", lambda one: one.mission.consultant, "due.head-consultant", fold=True),
    Column(
        *("client", lambda one: one.mission.client, "due.head-client"),
        cell=lambda one: whom(one.mission.client, one.mission.kind),
        fold=True,
    ),
    Column("manager", lambda one: one.mission.manager),
    Column("start", lambda one: one.mission.start),
    Column(
        *("end", lambda one: one.mission.end, "due.head-end"),
        cell=lambda one: Joined((_GLYPH[one.band], one.mission.end), " "),
        style=_style,
    ),
    Column("days_left", lambda one: one.days_left, "due.head-left", cell=_left, style=_style, right=True),
    Column("decision_date", lambda one: one.decision_date, "due.head-decision"),
    Column("band", lambda one: one.band),
    Column("status", lambda one: one.status),
    Column(
        "renewal",
        lambda one: {"client": one.mission.renewal_client, "consultant": one.mission.renewal_consultant},
        "due.head-renewal",
        cell=_renewal,
        fold=True,
    ),
    Column("last_checkin", lambda one: one.mission.last_checkin, "due.head-checkin"),
    Column("case", lambda one: one.mission.case),
    Column("next_mission", lambda one: one.next_mission),
    Column(
        "missing",
        lambda one: [{"what": code, "count": count} for code, count in one.missing],
        "due.head-missing",
        cell=lambda one: Joined([Say(f"due.missing-{code}", {"n": n}) for code, n in one.missing]),
        fold=True,
    ),
    Column("path", lambda one: one.mission.path),
)
TABLE: Final = (
    *("end", "days_left", "id", "consultant", "client", "decision_date", "renewal", "last_checkin"),
    "missing",
)
CARDS: Final = Cards(
    left=("end", "days_left"),
    title=("id", "consultant", "client"),
    rest=("decision_date", "renewal", "last_checkin", "missing"),
)
