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
from mission_cli.core.model.record import Record


class Client(Record):
    """The company served, and its one contact for this mission."""

    name: Text
    contact: Named | None = None


class Expectations(Record):
    """What each side needs for the work to go well."""

    consultant: Text | None = None
    client: Text | None = None
    autonomy: Text | None = None
    provider: Text | None = None


class Objective(Record):
    """A SMART objective: specific, measurable, achievable, time-bound; relevant when it needs saying."""

    id: Slug
    specific: Text
    measure: Text | None = None
    target: Quantity | None = None
    better: Better | None = None
    reached: Quantity | None = None
    achievable: Text | None = None
    relevant: Text | None = None
    due: Day | None = None


class Followup(Record):
    """The cadence chosen for this mission: check-ins, and the three-party review."""

    every: Length | None = None
    review: Length | None = None
    attendees: list[Role] = Field(default_factory=list)


class Equipment(Record):
    """Something lent, to be taken back. Still out while `returned` is missing."""

    id: Slug
    item: Text
    lent: Day | None = None
    condition: Text | None = None
    returned: Day | None = None
    returned_condition: Text | None = None


class Access(Record):
    """An account granted, to be removed. Still open while `revoked` is missing; `verified` is somebody else's look."""

    id: Slug
    system: Text
    account: Text | None = None
    granted: Day | None = None
    revoked: Day | None = None
    verified: Signed | None = None


class Renewal(Record):
    """What each side wants for after the end, the steps of the rhythm that are done, and what was decided."""

    client: Wish | None = None
    consultant: Wish | None = None
    steps: dict[Slug, Signed] = Field(default_factory=dict)
    decision: Literal["renew", "end"] | None = None
    decided: Signed | None = None


class Reference(Record):
    """Somebody who was asked about the provider before choosing: a reference checked, a former client called."""

    id: Slug
    name: Text
    checked: Day | None = None
    said: Text | None = None


class Dated(NamedTuple):
    """A journal entry with its author's lane and its place there."""

    author: str
    index: int  # type: ignore[assignment]  # shadows tuple.index, of no use here
    entry: JournalEntry


class Mission(Record):
    """One mission file. The order of the fields is the order of the sections in a file laid out by the tool."""

    format: Whole
    title: Text
    kind: Kind = "client"
    interruptible: Flag | None = None
    tags: list[Text] = Field(default_factory=list)
    project: Text | None = None
    consultant: Named
    client: Client
    manager: Named | None = None
    business: Named | None = None
    people: dict[Role, Named] = Field(default_factory=dict)
    references: list[Reference] = Field(default_factory=list)
    vision: Text | None = None
    expectations: Expectations | None = None
    contract: Contract
    objectives: list[Objective] = Field(default_factory=list)
    followup: Followup | None = None
    equipment: list[Equipment] = Field(default_factory=list)
    access: list[Access] = Field(default_factory=list)
    renewal: Renewal | None = None
    onboarding: Onboarding | None = None
    offboarding: Offboarding | None = None
    closed: Signed | None = None
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
