"""Facts and people for the tests of what is computed from them: plain ones, each varied in what a test is about."""

from __future__ import annotations

import datetime as dt
from typing import Any

from mission_cli.core.dates import parse_duration
from mission_cli.core.facts import Facts
from mission_cli.core.people_known import Person


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def facts(name: str = "m", start: str = "2026-01-01", end: str = "2026-12-31", **changes: Any) -> Facts:
    """A signed client mission of Léa Martin, with the facts a test is about; days and durations as texts."""
    first, last = day(start), day(end)
    for key in ("opened", "decided", "first_step", "closed", "ends", "agreed_end"):
        if isinstance(changes.get(key), str):
            changes[key] = day(changes[key])
    for key in ("notice", "every"):
        if isinstance(changes.get(key), str):
            changes[key] = parse_duration(changes[key])
    plain = Facts(
        id=name,
        path=f"missions/{name}.yaml",
        title=name,
        kind="client",
        consultant="Léa Martin",
        slug="lea-martin",
        client="Acme",
        contact=None,
        manager=None,
        start=first,
        end=last,
        agreed_end=last,
        closed=None,
        signed=True,
        interruptible=False,
        tags=(),
        project=None,
        notice=None,
        every=None,
        review=None,
        days_per_week=None,
        amendments=(),
        renewal_client=None,
        renewal_consultant=None,
        decision=None,
        case=None,
        reason=None,
        opened=None,
        ends=None,
        rehire=None,
        checkins=(),
        feedback=(),
        answers=(),
        blockers=(),
        opportunities=(),
        objectives=(0, 0),
        last_entry=None,
        decided=None,
        first_step=None,
        first_end=None,
        latest=None,
        tasks_todo=0,
        equipment_out=0,
        access_open=0,
        last_checkin=None,
        health=None,
    )
    return plain.with_(**changes)


def person(slug: str = "lea-martin", **changes: Any) -> Person:
    """An employee who has always been there; days as texts."""
    for key in ("joined", "left"):
        if isinstance(changes.get(key), str):
            changes[key] = day(changes[key])
    plain = Person(
        slug=slug,
        path=f"consultants/{slug}.yaml",
        name=slug,
        mail=None,
        employment="employee",
        joined=None,
        left=None,
        manager=None,
        hr=None,
        skills=(),
        wishes=None,
        absences=(),
        cv=None,
        linkedin=None,
        platforms=(),
        contact_every=None,
        contact_last=None,
    )
    return plain._replace(**changes)
