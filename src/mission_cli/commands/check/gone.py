"""Missions that go on in the files when their consultant has left the firm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.errors import Finding, Problem
from mission_cli.storage.text.locate import findings_of
from mission_cli.storage.workspace import read_raw

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mission_cli.storage.workspace import Loaded, Profile, Workspace


def gone_findings(workspace: Workspace, loaded: Iterable[Loaded], profiles: Iterable[Profile]) -> list[Finding]:
    """A finding for each mission that is not closed and ends after its consultant's last day with the firm, at its end."""
    people = ((one.id, one.consultant) for one in profiles)
    # A last day before the first is wrong by itself, and said so.
    left = {slug: one.left for slug, one in people if one.left and not (one.joined and one.left < one.joined)}
    findings: list[Finding] = []
    for one in loaded:
        mission, name = one.mission, workspace.relative(one.path)
        day = left.get(mission.consultant.slug)
        if day is None or mission.closed or mission.end <= day:
            continue
        early = mission.offboarding is not None and mission.offboarding.ends is not None
        words = {"name": mission.consultant.name, "left": str(day), "end": str(mission.end), "id": one.id}
        problem = Problem("W-LEFT", ("offboarding", "ends") if early else ("contract", "end"), words)
        document = read_raw(one.raw, name)[0]
        findings += findings_of(document, name, [problem]) if document else []
    return findings
