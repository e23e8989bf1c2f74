"""What happened: the entries of the journal, each in the lane of the person who recorded it."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Discriminator, Field

from mission_cli.core.model.choices import Cause, Health, Impact, Party, Role, Visibility
from mission_cli.core.model.fields import Day, Quantity, Signed, Slug, Text, Whole
from mission_cli.core.model.record import Record


class Action(Record):
    """Something somebody promised at a check-in."""

    what: Text
    owner: Role | None = None
    due: Day | None = None
    done: Day | None = None


class _Recorded(Record):
    id: Slug | None = None
    date: Day


class Checkin(_Recorded):
    """A follow-up talk. The six agenda items, in order: progress, results, quality, difficulties, solutions, needs."""

    type: Literal["checkin"]
    attendees: list[Role] = Field(default_factory=list)
    health: Health | None = None
    progress: Text | None = None
    results: Text | None = None
    quality: Text | None = None
    difficulties: Text | None = None
    solutions: Text | None = None
    needs: Text | None = None
    successes: Text | None = None
    adjustments: Text | None = None
    actions: list[Action] = Field(default_factory=list)
    reached: dict[Slug, Quantity] = Field(default_factory=dict)


class Feedback(_Recorded):
    """What one party says of another; `heard` is what was done with it."""

    type: Literal["feedback"]
    sender: Party = Field(alias="from")
    recipient: Party = Field(alias="to")
    visibility: Visibility = "shared"
    strengths: Text | None = None
    improvements: Text | None = None
    advice: Text | None = None
    score: Annotated[Whole, Field(ge=1, le=5)] | None = None
    heard: Text | None = None


class Answers(_Recorded):
    """A filled questionnaire; `questionnaire` is its template's id."""

    type: Literal["answers"]
    questionnaire: Slug
    sender: Role = Field(alias="from")
    visibility: Visibility = "managers"
    answers: dict[Slug, Quantity] = Field(default_factory=dict)
    source: Text | None = None


class Option(Record):
    """A way out of a blocker, with the side effects expected of it."""

    what: Text
    effect: Text | None = None


class Blocker(_Recorded):
    """What keeps the mission from moving, from its causes to what solved it."""

    type: Literal["blocker"]
    title: Text
    causes: list[Cause] = Field(default_factory=list)
    impacts: list[Impact] = Field(default_factory=list)
    diagnosis: dict[Slug, Text] = Field(default_factory=dict)
    options: list[Option] = Field(default_factory=list)
    chosen: Text | None = None
    owner: Role | None = None
    ref: Text | None = None
    resolved: Day | None = None
    resolution: Text | None = None


class ChangeImpact(Record):
    """What a change does to cost, time and quality."""

    cost: Text | None = None
    time: Text | None = None
    quality: Text | None = None


class Change(_Recorded):
    """A change request, from who asked to who decided; `before` and `after` show the terms it touches."""

    type: Literal["change"]
    asked_by: Text
    what: Text
    why: Text | None = None
    impact: ChangeImpact | None = None
    before: dict[str, Text] = Field(default_factory=dict)
    after: dict[str, Text] = Field(default_factory=dict)
    decision: Literal["approved", "refused"] | None = None
    decided: Signed | None = None


class Opportunity(_Recorded):
    """A need heard at the client."""

    type: Literal["opportunity"]
    what: Text
    contact: Text | None = None
    ref: Text | None = None


class Note(_Recorded):
    """The written evidence of an exchange."""

    type: Literal["note"]
    text: Text
    ref: Text | None = None


JournalEntry: TypeAlias = Annotated[
    Checkin | Feedback | Answers | Blocker | Change | Opportunity | Note, Discriminator("type")
]
