"""Tasks of onboarding and offboarding."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from mission_cli.core.model.choices import Case, Role, TaskState
from mission_cli.core.model.fields import Day, Due, Signed, Slug, Text
from mission_cli.core.model.levels import Open, Personal, Sensitive
from mission_cli.core.model.record import Record


class Task(Record):
    """One step of a checklist. `due` may follow the mission's end (`end - 4 weeks`): it moves when the end moves.

    `done` is not `verified`: the second needs somebody else's look.
    """

    id: Open[Slug]
    title: Open[Text]
    owner: Open[Role | None] = None
    due: Open[Due | None] = None
    state: Open[TaskState] = "todo"
    verify: Open[Literal["required"] | None] = None
    done: Personal[Signed | None] = None
    verified: Personal[Signed | None] = None
    why: Open[Text | None] = None
    ref: Open[Text | None] = None


class Onboarding(Record):
    """What the start of the mission asks for."""

    opened: Open[Day | None] = None
    tasks: list[Task] = Field(default_factory=list)


class Offboarding(Record):
    """The end as it happens: its case, the effective end when it differs from the contract's, the checklist."""

    case: Open[Case]
    reason: Sensitive[Text | None] = None
    ends: Open[Day | None] = None
    rehire: Sensitive[Literal["recommended", "possible", "excluded"] | None] = None
    opened: Open[Day | None] = None
    tasks: list[Task] = Field(default_factory=list)
