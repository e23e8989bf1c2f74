"""Tasks of onboarding and offboarding."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from mission_cli.core.model.choices import Case, Role, TaskState
from mission_cli.core.model.fields import Day, Due, Signed, Slug, Text
from mission_cli.core.model.record import Record


class Task(Record):
    """One step of a checklist. `due` may follow the mission's end (`end - 4 weeks`): it moves when the end moves.

    `done` is not `verified`: the second needs somebody else's look.
    """

    id: Slug
    title: Text
    owner: Role | None = None
    due: Due | None = None
    state: TaskState = "todo"
    verify: Literal["required"] | None = None
    done: Signed | None = None
    verified: Signed | None = None
    why: Text | None = None
    ref: Text | None = None


class Onboarding(Record):
    """What the start of the mission asks for."""

    opened: Day | None = None
    tasks: list[Task] = Field(default_factory=list)


class Offboarding(Record):
    """The end as it happens: its case, the effective end when it differs from the contract's, the checklist."""

    case: Case
    reason: Text | None = None
    ends: Day | None = None
    rehire: Literal["recommended", "possible", "excluded"] | None = None
    opened: Day | None = None
    tasks: list[Task] = Field(default_factory=list)
