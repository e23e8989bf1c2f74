"""Missions for the tests of core: a summary, or the raw data of a file, each varied in what a test is about."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

from mission_cli.core.assess import facts_of
from mission_cli.core.dates import parse_duration
from mission_cli.core.facts import Facts
from mission_cli.core.model.mission import Mission
from mission_cli.core.model.read import read_mission
from mission_cli.core.slug import slugify

TODAY = dt.date(2026, 11, 21)

_SUMMARY = Facts(
    id="m",
    path="missions/m.yaml",
    title="Order data",
    kind="client",
    consultant="Léa Martin",
    client="Acme",
    manager="Sofia Bernard",
    start=dt.date(2026, 3, 2),
    end=dt.date(2026, 12, 18),
    notice=parse_duration("1 month"),
    every=None,
    renewal_client=None,
    renewal_consultant=None,
    case=None,
    tasks_todo=0,
    equipment_out=0,
    access_open=0,
    last_checkin=dt.date(2026, 11, 10),
    health="green",
    closed=None,
    slug="lea-martin",
    last_entry=None,
    signed=True,
    latest=None,
)

_DATA: dict[str, Any] = {
    "format": "1",
    "title": "Order data",
    "consultant": "Léa Martin <lea@esn.example>",
    "client": {"name": "Acme"},
    "contract": {"start": "2026-03-02", "end": "2026-12-18"},
}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def summary(**changes: Any) -> Facts:
    """A mission from 2026-03-02 to 2026-12-18, with the facts a test is about; days as texts."""
    for name in ("start", "end", "last_checkin", "closed"):
        if isinstance(changes.get(name), str):
            changes[name] = day(changes[name])
    for name in ("notice", "every"):
        if isinstance(changes.get(name), str):
            changes[name] = parse_duration(changes[name])
    if "consultant" in changes:
        changes["slug"] = slugify(changes["consultant"])
    return _SUMMARY.with_(**changes)


def data(**changes: Any) -> dict[str, Any]:
    """The least a mission file holds, as read, with these keys put in its place; None takes a key out."""
    whole = copy.deepcopy(_DATA) | changes
    return {key: value for key, value in whole.items() if value is not None}


def mission(**changes: Any) -> Mission:
    """The mission in `data(**changes)`, which must read."""
    found, problems = read_mission(data(**changes))
    assert found is not None, problems
    return found


def facts(found: Mission, today: dt.date = dt.date.max) -> Facts:
    """The facts of a mission called `m`."""
    return facts_of("m", "missions/m.yaml", found, today)
