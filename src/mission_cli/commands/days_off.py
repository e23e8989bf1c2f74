"""What moves the days of a mission: the holidays that the settings name, its consultant's absences, the horizons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.core.status import DECISION, Bands
from mission_cli.core.working_days import DaysOff
from mission_cli.storage.profile_facts import profile_facts

if TYPE_CHECKING:
    from mission_cli.commands.session import Session
    from mission_cli.core.model.mission import Mission
    from mission_cli.core.model.settings import Settings


def days_off(session: Session, mission: Mission) -> DaysOff:
    """What moves the dates of this mission that follow a rhythm, its start or its end."""
    workspace = session.workspace
    away = profile_facts(workspace, mission.consultant.slug).absences
    return DaysOff(workspace.settings.holidays, away, workspace.settings.since)


def bands_of(settings: Settings) -> Bands:
    """When an end starts to matter and must be decided, as the settings say."""
    horizons = settings.horizons
    return Bands(horizons.urgent, horizons.watch, horizons.lead, settings.rhythm.get(DECISION))
