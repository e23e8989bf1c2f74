"""Records that say something has happened on a day to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.core import happened
from mission_cli.errors import Finding
from mission_cli.storage.text.locate import findings_of
from mission_cli.storage.workspace import read_raw

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mission_cli.storage.workspace import Loaded, Profile, Workspace


def to_come(
    workspace: Workspace, today: dt.date, loaded: Iterable[Loaded] = (), profiles: Iterable[Profile] = ()
) -> list[Finding]:
    """A finding for each of them, of missions and of profiles."""
    both = [(one, happened.MISSION) for one in loaded] + [(one, happened.CONSULTANT) for one in profiles]
    findings: list[Finding] = []
    for one, fields in both:
        problems = happened.ahead(one.data, today, fields)
        if problems:
            name = workspace.relative(one.path)
            document = read_raw(one.raw, name)[0]
            findings += findings_of(document, name, problems) if document else []
    return findings
