"""The points of an agenda: their reasons in the order of urgency, and a mission looked at on a day.

The order is stated, not weighed: `RANKS`. Nothing here scores a person.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mission_cli.core.status import Bands
from mission_cli.core.working_days import DaysOff
from mission_cli.shell import named

if TYPE_CHECKING:
    from mission_cli.core.dates import Duration
    from mission_cli.core.facts import Facts

RANKS: Final[tuple[tuple[str, ...], ...]] = (
    ("access-open", "end-passed", "consultant-left"),
    ("equipment-out", "decision-passed", "renewal-unsigned", "checkin-never"),
    ("milestone-late", "blocker-old", "checkins-missed", "end-near", "acceptance-waiting"),
    (
        "deliverable-refused",
        "deliverable-late",
        "task-late",
        "to-invoice",
        "verify",
        "action-late",
        "checkin-late",
        "review-late",
        "review-never",
        "decision",
    ),
    ("change", "objective-late", "health-falling", "difficulty-again", "rhythm", "blocker", "milestone", "deliverable"),
    ("checkin", "review", "task", "action"),
    ("order", "feedback-none", "feedback-one-way", "keep-in-touch"),
)
"""The reasons, the most urgent first; within a rank, the longest overdue first."""
_RANK: Final = {reason: rank for rank, reasons in enumerate(RANKS) for reason in reasons}
_TURN: Final[Mapping[str, str]] = {
    "access-open": "it",
    "deliverable": "consultant",
    "deliverable-late": "consultant",
    "deliverable-refused": "consultant",
    "acceptance-waiting": "client",
    "to-invoice": "business",
}
"""Whose turn it is where the file names nobody; the manager's for every other reason."""


class Habits(NamedTuple):
    """The settings that the agenda reads, and when people are away (by the slug of their name)."""

    bands: Bands
    every: Duration
    review: Duration
    rhythm: Mapping[str, Duration]
    region: Any = "fr"
    absences: Mapping[str, tuple[Any, ...]] = {}
    left: Mapping[str, dt.date] = {}
    """The last day with the firm of those who have one, by slug."""
    since: dt.date | None = None
    """From which day on everything is recorded: nothing was missed before it."""


class Subject(NamedTuple):
    """What a point is about that is no mission with a step to come: a person, or a client by the last mission there."""

    id: str
    title: str
    client: str
    consultant: str
    manager: str | None
    path: str


class Point(NamedTuple):
    """One thing to do. `day` is when it was or is due, or since when it has been so; None where the file does not say.

    `owner` is the role whose turn it is; `facts` fill the sentence. `rank` counts from 0, the most urgent.
    """

    mission: Facts | Subject
    reason: str
    day: dt.date | None
    owner: str
    command: str
    facts: dict[str, Any]

    @property
    def rank(self) -> int:
        """The rank of the reason in RANKS."""
        return _RANK[self.reason]


def in_order(points: Iterable[Point]) -> list[Point]:
    """The most urgent first: by rank, then the longest overdue, those without a day last, then by mission."""
    return sorted(
        points, key=lambda one: (_RANK[one.reason], one.day or dt.date.max, one.mission.id, one.reason, one.command)
    )


class Look:
    """A mission looked at on a day."""

    def __init__(self, mission: Facts, today: dt.date, until: dt.date, habits: Habits) -> None:
        self.mission = mission
        self.id = mission.id
        self.today = today
        self.until = until
        self.habits = habits
        self.every = mission.every or habits.every
        self.off = DaysOff(habits.region, tuple(habits.absences.get(mission.slug, ())), habits.since)
        self.followed = self.off.followed(mission.start)

    def point(self, reason: str, day: dt.date | None, command: str, owner: str = "", **facts: Any) -> Point:
        return self.told(reason, day, named(command, self.id), owner, facts)

    def told(self, reason: str, day: dt.date | None, command: str, owner: str, facts: dict[str, Any]) -> Point:
        """A point whose command names the mission already."""
        return Point(self.mission, reason, day, owner or _TURN.get(reason, "manager"), command, facts)

    def late(self, day: dt.date) -> bool:
        return day < self.today
