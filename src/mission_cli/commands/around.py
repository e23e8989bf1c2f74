"""What other missions and the consultant's profile say of a mission's end: the next mission, the months at one client."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mission_cli.core.assess import facts_of
from mission_cli.core.clients import same_client
from mission_cli.core.dates import Span
from mission_cli.core.due import next_mission
from mission_cli.core.umbrella import Served, served
from mission_cli.render.renewal import Around
from mission_cli.storage.profile_facts import profile_facts

if TYPE_CHECKING:
    from mission_cli.commands.session import Session
    from mission_cli.core.facts import Facts
    from mission_cli.storage.workspace import Loaded


def around(session: Session, loaded: Loaded, end: dt.date | None = None) -> Around:
    """What is around this mission, were its last day `end` (inclusive); its own where None."""
    mission = loaded.mission
    summary = facts_of(loaded.id, session.workspace.relative(loaded.path), mission)
    if end is not None:
        summary = summary.with_(end=end)
    others = session.missions_of(summary.slug)
    umbrella = mission.contract.umbrella or _is_umbrella(session, summary.slug)
    return Around(next_mission(summary, others), _served(summary, others) if umbrella else None)


def served_at(session: Session, client: str, consultant_slug: str, span: Span) -> Served | None:
    """The time of a consultant at a client with a mission to come; None where no umbrella company is between."""
    if not _is_umbrella(session, consultant_slug):
        return None
    spans = [
        Span(one.start, one.end) for one in session.missions_of(consultant_slug) if same_client(one.client, client)
    ]
    return served([*spans, span])


def _served(summary: Facts, others: list[Facts]) -> Served:
    same = [one for one in others if same_client(one.client, summary.client) and one.id != summary.id]
    return served(Span(one.start, one.end) for one in (*same, summary))


def _is_umbrella(session: Session, consultant_slug: str) -> bool:
    return profile_facts(session.workspace, consultant_slug).employment == "umbrella"
