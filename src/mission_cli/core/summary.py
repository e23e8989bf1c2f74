"""The facts about a mission that lists and horizons need, small enough to hold ten thousand of them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from mission_cli.core.dates import Duration
from mission_cli.core.slug import slugify

if TYPE_CHECKING:
    from mission_cli.core.model.mission import Mission


class Summary(NamedTuple):
    """Facts only, nothing that depends on today. People by name. Days inclusive; `end` is the effective one."""

    id: str
    path: str
    title: str
    kind: str
    consultant: str
    client: str
    manager: str | None
    start: dt.date
    end: dt.date
    notice: Duration | None
    every: Duration | None
    renewal_client: str | None
    renewal_consultant: str | None
    case: str | None
    tasks_todo: int
    equipment_out: int
    access_open: int
    last_checkin: dt.date | None
    health: str | None
    closed: dt.date | None

    @property
    def consultant_slug(self) -> str:
        """What joins the missions of one person."""
        return slugify(self.consultant)


def summarise(mission_id: str, path: str, mission: Mission) -> Summary:
    """The summary of one mission. `path` is relative to the workspace."""
    checkins = [item.entry for item in mission.dated() if item.entry.type == "checkin"]
    rated = [entry.health for entry in checkins if entry.health]
    renewal, offboarding = mission.renewal, mission.offboarding
    return Summary(
        id=mission_id,
        path=path,
        title=mission.title,
        kind=mission.kind,
        consultant=mission.consultant.name,
        client=mission.client.name,
        manager=mission.manager.name if mission.manager else None,
        start=mission.contract.start,
        end=mission.end,
        notice=mission.contract.notice,
        every=mission.followup.every if mission.followup else None,
        renewal_client=renewal.client if renewal else None,
        renewal_consultant=renewal.consultant if renewal else None,
        case=offboarding.case if offboarding else None,
        tasks_todo=sum(task.state == "todo" for task in offboarding.tasks) if offboarding else 0,
        equipment_out=sum(item.returned is None for item in mission.equipment),
        access_open=sum(access.revoked is None for access in mission.access),
        last_checkin=checkins[-1].date if checkins else None,
        health=rated[-1] if rated else None,
        closed=mission.closed.day if mission.closed else None,
    )
