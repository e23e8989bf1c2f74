"""A mission: one assignment of one consultant at one client. The agreement above, the journal below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal, NamedTuple

from pydantic import Field

from mission_cli.core.model.checklist import Offboarding, Onboarding
from mission_cli.core.model.choices import Better, Kind, Role, Wish
from mission_cli.core.model.contract import Contract
from mission_cli.core.model.fields import Day, Flag, Length, Named, Quantity, Signed, Slug, Text, Whole
from mission_cli.core.model.journal import JournalEntry
from mission_cli.core.model.levels import Open, Personal, Sensitive
from mission_cli.core.model.record import Record


class Client(Record):
    """The company served, and its one contact for this mission."""

    name: Open[Text]
    contact: Personal[Named | None] = None


class Expectations(Record):
    """What each side needs for the work to go well."""

    consultant: Open[Text | None] = None
    client: Open[Text | None] = None
    autonomy: Open[Text | None] = None
    provider: Open[Text | None] = None


class Objective(Record):
    """A SMART objective: specific, measurable, achievable, time-bound; relevant when it needs saying."""

    id: Open[Slug]
    specific: Open[Text]
    measure: Open[Text | None] = None
    target: Open[Quantity | None] = None
    better: Open[Better | None] = None
    reached: Open[Quantity | None] = None
    achievable: Open[Text | None] = None
    relevant: Open[Text | None] = None
    due: Open[Day | None] = None


class Followup(Record):
    """The cadence chosen for this mission: check-ins, and the three-party review."""

    every: Open[Length | None] = None
    review: Open[Length | None] = None
    attendees: Open[list[Role]] = Field(default_factory=list)


class Equipment(Record):
    """Something lent, to be taken back. Still out while `returned` is missing."""

    id: Open[Slug]
    item: Personal[Text]
    lent: Open[Day | None] = None
    condition: Open[Text | None] = None
    returned: Open[Day | None] = None
    returned_condition: Open[Text | None] = None


class Access(Record):
    """An account granted, to be removed. Still open while `revoked` is missing; `verified` is somebody else's look."""

    id: Open[Slug]
    system: Open[Text]
    account: Personal[Text | None] = None
    granted: Open[Day | None] = None
    revoked: Open[Day | None] = None
    verified: Personal[Signed | None] = None


class Renewal(Record):
    """What each side wants for after the end, the steps of the rhythm that are done, and what was decided."""

    client: Open[Wish | None] = None
    consultant: Personal[Wish | None] = None
    steps: Personal[dict[Slug, Signed]] = Field(default_factory=dict)
    decision: Open[Literal["renew", "end"] | None] = None
    decided: Personal[Signed | None] = None


class Reference(Record):
    """Somebody who was asked about the provider before choosing: a reference checked, a former client called."""

    id: Open[Slug]
    name: Personal[Text]
    checked: Open[Day | None] = None
    said: Sensitive[Text | None] = None


class Dated(NamedTuple):
    """A journal entry with its author's lane and its place there."""

    author: str
    index: int  # type: ignore[assignment]  # shadows tuple.index, of no use here
    entry: JournalEntry


class Mission(Record):
    """One mission file. The order of the fields is the order of the sections in a file laid out by the tool."""

    format: Open[Whole]
    title: Open[Text]
    kind: Open[Kind] = "client"
    interruptible: Open[Flag | None] = None
    tags: Open[list[Text]] = Field(default_factory=list)
    project: Open[Text | None] = None
    consultant: Personal[Named]
    client: Client
    manager: Personal[Named | None] = None
    business: Personal[Named | None] = None
    people: Personal[dict[Role, Named]] = Field(default_factory=dict)
    references: list[Reference] = Field(default_factory=list)
    vision: Open[Text | None] = None
    expectations: Expectations | None = None
    contract: Contract
    objectives: list[Objective] = Field(default_factory=list)
    followup: Followup | None = None
    equipment: list[Equipment] = Field(default_factory=list)
    access: list[Access] = Field(default_factory=list)
    renewal: Renewal | None = None
    onboarding: Onboarding | None = None
    offboarding: Offboarding | None = None
    closed: Personal[Signed | None] = None
    journal: dict[str, list[JournalEntry] | None] = Field(default_factory=dict)

    @property
    def end(self) -> dt.date:
        """The effective last day, inclusive: an early end when offboarding says one, else the contract's."""
        if self.offboarding and self.offboarding.ends:
            return self.offboarding.ends
        return self.contract.end

    def dated(self) -> list[Dated]:
        """The journal by date with its authors, oldest first; entries of one day by lane, then by place."""
        return sorted(self._lanes(), key=lambda item: (item.entry.date, item.author, item.index))

    def _lanes(self) -> Iterator[Dated]:
        for author, entries in self.journal.items():
            for index, entry in enumerate(entries or ()):
                yield Dated(author, index, entry)
