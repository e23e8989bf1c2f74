"""What was agreed on paper: dates, terms, deliverables, payments."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mission_cli.core.model.fields import Amount, DailyRate, Day, Length, Number, Slug, Text
from mission_cli.core.model.record import Record


class Deliverable(Record):
    """Something to hand over, with the criterion by which the client accepts it."""

    id: Slug
    title: Text
    due: Day | None = None
    acceptance: Text | None = None
    delivered: Day | None = None
    accepted: Day | None = None
    refused: Day | None = None
    remarks: Text | None = None


class Milestone(Record):
    """A payment tied to a step of the work; with `deliverable`, to its acceptance."""

    id: Slug
    title: Text
    deliverable: Slug | None = None
    due: Day | None = None
    amount: Amount | None = None
    invoiced: Day | None = None
    paid: Day | None = None


class Amendment(Record):
    """A change of the contract's terms that both sides signed; the contract's own fields hold today's terms."""

    date: Day
    end: Day | None = None
    rate: DailyRate | None = None
    change: Slug | None = None
    text: Text | None = None
    ref: Text | None = None


class Document(Record):
    """A paper of the mission: the quote, the general terms, the contract, the requirements; `ref` says where it lies."""

    id: Slug
    title: Text
    ref: Text | None = None
    signed: Day | None = None


class Contract(Record):
    """The terms. `end` is the last day worked: inclusive."""

    services: Text | None = None
    requirements: Text | None = None
    start: Day
    end: Day
    notice: Length | None = None
    rate: DailyRate | None = None
    payment: Text | None = None
    days_per_week: Annotated[Number, Field(gt=0, le=7)] | None = None
    order: Text | None = None
    umbrella: Text | None = None
    penalties: Text | None = None
    clauses: dict[str, Text | None] = Field(default_factory=dict)
    documents: list[Document] = Field(default_factory=list)
    deliverables: list[Deliverable] = Field(default_factory=list)
    milestones: list[Milestone] = Field(default_factory=list)
    amendments: list[Amendment] = Field(default_factory=list)
