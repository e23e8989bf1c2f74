"""When there is no work in a mission: the holidays that the settings name, and its consultant's absences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.core.working_days import DaysOff
from mission_cli.storage.profile_facts import profile_facts

if TYPE_CHECKING:
    from mission_cli.commands.session import Session
    from mission_cli.core.model.mission import Mission


def days_off(session: Session, mission: Mission) -> DaysOff:
    """What moves the dates of this mission that follow a rhythm, its start or its end."""
    workspace = session.workspace
    return DaysOff(workspace.habits.holidays, profile_facts(workspace, mission.consultant.slug).absences)
