"""What happened: the entries of the journal, each in the lane of the person who recorded it."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Discriminator, Field

from mission_cli.core.model.choices import Cause, Health, Impact, Party, Role, Visibility
from mission_cli.core.model.fields import Day, Quantity, Signed, Slug, Text, Whole
from mission_cli.core.model.levels import Confidential, Open, Personal, Sensitive
from mission_cli.core.model.record import Record


class Action(Record):
    """Something somebody promised at a check-in."""

    what: Open[Text]
    owner: Open[Role | None] = None
    due: Open[Day | None] = None
    done: Open[Day | None] = None


class _Recorded(Record):
    id: Open[Slug | None] = None
    date: Open[Day]


class Checkin(_Recorded):
    """A follow-up talk. The six agenda items, in order: progress, results, quality, difficulties, solutions, needs."""

    type: Open[Literal["checkin"]]
    attendees: Open[list[Role]] = Field(default_factory=list)
    health: Open[Health | None] = None
    progress: Open[Text | None] = None
    results: Open[Text | None] = None
    quality: Open[Text | None] = None
    difficulties: Sensitive[Text | None] = None
    solutions: Sensitive[Text | None] = None
    needs: Sensitive[Text | None] = None
    successes: Open[Text | None] = None
    adjustments: Open[Text | None] = None
    actions: list[Action] = Field(default_factory=list)
    reached: Open[dict[Slug, Quantity]] = Field(default_factory=dict)


class Feedback(_Recorded):
    """What one party says of another; `heard` is what was done with it."""

    type: Open[Literal["feedback"]]
    sender: Open[Party] = Field(alias="from")
    recipient: Open[Party] = Field(alias="to")
    visibility: Open[Visibility] = "shared"
    strengths: Sensitive[Text | None] = None
    improvements: Sensitive[Text | None] = None
    advice: Sensitive[Text | None] = None
    score: Sensitive[Annotated[Whole, Field(ge=1, le=5)] | None] = None
    heard: Sensitive[Text | None] = None


class Answers(_Recorded):
    """A filled questionnaire; `questionnaire` is its template's id."""

    type: Open[Literal["answers"]]
    questionnaire: Open[Slug]
    sender: Open[Role] = Field(alias="from")
    visibility: Open[Visibility] = "managers"
    answers: Sensitive[dict[Slug, Quantity]] = Field(default_factory=dict)
    source: Sensitive[Text | None] = None


class Option(Record):
    """A way out of a blocker, with the side effects expected of it."""

    what: Sensitive[Text]
    effect: Sensitive[Text | None] = None


class Blocker(_Recorded):
    """What keeps the mission from moving, from its causes to what solved it."""

    type: Open[Literal["blocker"]]
    title: Open[Text]
    causes: Open[list[Cause]] = Field(default_factory=list)
    impacts: Open[list[Impact]] = Field(default_factory=list)
    diagnosis: Sensitive[dict[Slug, Text]] = Field(default_factory=dict)
    options: list[Option] = Field(default_factory=list)
    chosen: Open[Text | None] = None
    owner: Open[Role | None] = None
    ref: Open[Text | None] = None
    resolved: Open[Day | None] = None
    resolution: Open[Text | None] = None


class ChangeImpact(Record):
    """What a change does to cost, time and quality."""

    cost: Confidential[Text | None] = None
    time: Open[Text | None] = None
    quality: Open[Text | None] = None


class Change(_Recorded):
    """A change request, from who asked to who decided; `before` and `after` show the terms it touches."""

    type: Open[Literal["change"]]
    asked_by: Personal[Text]
    what: Open[Text]
    why: Open[Text | None] = None
    impact: ChangeImpact | None = None
    before: Confidential[dict[str, Text]] = Field(default_factory=dict)
    after: Confidential[dict[str, Text]] = Field(default_factory=dict)
    decision: Open[Literal["approved", "refused"] | None] = None
    decided: Personal[Signed | None] = None


class Opportunity(_Recorded):
    """A need heard at the client."""

    type: Open[Literal["opportunity"]]
    what: Confidential[Text]
    contact: Confidential[Text | None] = None
    ref: Open[Text | None] = None


class Note(_Recorded):
    """The written evidence of an exchange."""

    type: Open[Literal["note"]]
    text: Sensitive[Text]
    ref: Open[Text | None] = None


JournalEntry: TypeAlias = Annotated[
    Checkin | Feedback | Answers | Blocker | Change | Opportunity | Note, Discriminator("type")
]
