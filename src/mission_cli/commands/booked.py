"""What is said of somebody whose days two clients have: by `check` of every file, by `new` and `renew` of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.core.booked import booked_twice, booking_of
from mission_cli.core.kinds import CLIENT
from mission_cli.errors import Finding, MissionError, Problem
from mission_cli.render.out import message
from mission_cli.render.safe import visible
from mission_cli.storage.text.locate import findings_of
from mission_cli.storage.workspace import read_raw
from mission_cli.texts import t

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mission_cli.commands.session import Session
    from mission_cli.storage.workspace import Loaded, Workspace


def booked_findings(workspace: Workspace, today: dt.date, loaded: Iterable[Loaded]) -> list[Finding]:
    """A finding for each two missions, where the later one begins."""
    by_path = {workspace.relative(one.path): one for one in loaded}
    known = (booking_of(one.id, name, one.mission, today) for name, one in by_path.items())
    findings: list[Finding] = []
    for found in booked_twice(filter(None, known), today):
        name = found.one.path
        document = read_raw(by_path[name].raw, name)[0]
        problem = Problem("W-BOOKED-TWICE", ("contract", "start"), found.words)
        findings += findings_of(document, name, [problem]) if document else []
    return findings


def say_booked(session: Session, mission_id: str) -> None:
    """Each mission that shares days with this one, which has just been written."""
    workspace = session.workspace
    written = workspace.load(mission_id)
    slug = written.mission.consultant.slug
    beside = [one for one in session.missions_of(slug) if one.closed is None and one.kind == CLIENT]
    known = [booking_of(written.id, "", written.mission, session.today)]
    for one in beside:
        if one.id != written.id and one.end >= session.today:
            try:
                mission = workspace.load(one.id).mission
            except MissionError:  # changed since it was listed
                continue
            known.append(booking_of(one.id, one.path, mission, session.today))
    for found in booked_twice(filter(None, known), session.today):
        if written.id in (found.one.id, found.other.id):
            words = {name: visible(word) for name, word in found.words.items()}
            message(t("new.booked", said=t("finding.W-BOOKED-TWICE", **words)))
            message(t("finding.W-BOOKED-TWICE.help", **words))
