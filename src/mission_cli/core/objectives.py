"""SMART objectives: specific, measurable, achievable, time-bound. What each one lacks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    from mission_cli.core.model.mission import Mission

Lack: TypeAlias = Literal["measure", "target", "due", "due-after-end", "achievable"]


class ObjectiveLike(Protocol):
    """What is looked at: an objective of a mission, or one being typed."""

    @property
    def measure(self) -> str | None: ...
    @property
    def target(self) -> str | None: ...
    @property
    def achievable(self) -> str | None: ...
    @property
    def due(self) -> dt.date | None: ...


class DraftObjective(NamedTuple):
    """An objective as a person types it: what, how it is measured, the target, by when, why it can be done."""

    specific: str
    measure: str | None = None
    target: str | None = None
    due: dt.date | None = None
    achievable: str | None = None


def lacks(objective: ObjectiveLike, end: dt.date) -> list[Lack]:
    """What keeps an objective from being SMART, in the order a person would mend it. `end` is inclusive.

    `achievable` is reported last and only as a thought: an objective without it is still followed.
    """
    found: list[Lack] = []
    if objective.measure is None:
        found.append("measure")
    if objective.target is None:
        found.append("target")
    if objective.due is None:
        found.append("due")
    elif objective.due > end:
        found.append("due-after-end")
    if objective.achievable is None:
        found.append("achievable")
    return found


def latest_reached(mission: Mission) -> dict[str, str]:
    """What each objective reached: the newest figure of a check-in, else the one in the agreement."""
    found = {item.id: item.reached for item in mission.objectives if item.reached is not None}
    for item in mission.dated():
        if item.entry.type == "checkin":
            found.update(item.entry.reached)
    return found
