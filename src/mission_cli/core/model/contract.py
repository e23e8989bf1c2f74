"""What was agreed on paper: dates, terms, deliverables, payments."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mission_cli.core.model.fields import Amount, DailyRate, Day, Length, Number, Slug, Text
from mission_cli.core.model.levels import Confidential, Open
from mission_cli.core.model.record import Record


class Deliverable(Record):
    """Something to hand over, with the criterion by which the client accepts it."""

    id: Open[Slug]
    title: Open[Text]
    due: Open[Day | None] = None
    acceptance: Open[Text | None] = None
    delivered: Open[Day | None] = None
    accepted: Open[Day | None] = None
    refused: Open[Day | None] = None
    remarks: Open[Text | None] = None


class Milestone(Record):
    """A payment tied to a step of the work; with `deliverable`, to its acceptance."""

    id: Open[Slug]
    title: Open[Text]
    deliverable: Open[Slug | None] = None
    due: Open[Day | None] = None
    amount: Confidential[Amount | None] = None
    invoiced: Confidential[Day | None] = None
    paid: Confidential[Day | None] = None


class Amendment(Record):
    """A change of the contract's terms that both sides signed; the contract's own fields hold today's terms."""

    date: Open[Day]
    end: Open[Day | None] = None
    rate: Confidential[DailyRate | None] = None
    change: Open[Slug | None] = None
    text: Confidential[Text | None] = None
    ref: Open[Text | None] = None


class Document(Record):
    """A paper of the mission: the quote, the general terms, the contract, the requirements; `ref` says where it lies."""

    id: Open[Slug]
    title: Open[Text]
    ref: Open[Text | None] = None
    signed: Open[Day | None] = None


class Contract(Record):
    """The terms. `end` is the last day worked: inclusive."""

    services: Open[Text | None] = None
    requirements: Open[Text | None] = None
    start: Open[Day]
    end: Open[Day]
    notice: Open[Length | None] = None
    rate: Confidential[DailyRate | None] = None
    payment: Confidential[Text | None] = None
    days_per_week: Open[Annotated[Number, Field(gt=0, le=7)] | None] = None
    order: Open[Text | None] = None
    umbrella: Confidential[Text | None] = None
    penalties: Confidential[Text | None] = None
    clauses: Confidential[dict[str, Text | None]] = Field(default_factory=dict)
    documents: list[Document] = Field(default_factory=list)
    deliverables: list[Deliverable] = Field(default_factory=list)
    milestones: list[Milestone] = Field(default_factory=list)
    amendments: list[Amendment] = Field(default_factory=list)
