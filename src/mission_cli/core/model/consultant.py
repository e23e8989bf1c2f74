"""A consultant's profile: who they are, what they can do and wish for. Missions find it by the slug of the name."""

from __future__ import annotations

from pydantic import Field

from mission_cli.core.model.choices import Employment
from mission_cli.core.model.fields import Amount, Day, Length, Mail, Named, Slug, Text, Whole
from mission_cli.core.model.journal import JournalEntry
from mission_cli.core.model.record import Record


class Absence(Record):
    """Days away, both inclusive."""

    id: Slug | None = None
    start: Day
    end: Day
    reason: Text | None = None


class Profile(Record):
    """When what clients read of a consultant was last brought up to date."""

    cv: Day | None = None
    linkedin: Day | None = None
    platforms: dict[str, Day] = Field(default_factory=dict)


class Contact(Record):
    """Staying in touch: the rhythm, the day of the last exchange, and from when on nobody calls any more."""

    every: Length | None = None
    last: Day | None = None
    stopped: Day | None = None


class Consultant(Record):
    """One profile file. The order of the fields is the order of the sections in a file laid out by the tool.

    `daily_cost` is what a day costs the firm, confidential: never in a view that leaves the managers.
    """

    format: Whole
    name: Text
    mail: Mail | None = None
    employment: Employment | None = None
    daily_cost: Amount | None = None
    joined: Day | None = None
    left: Day | None = None
    manager: Named | None = None
    hr: Named | None = None
    skills: list[Text] = Field(default_factory=list)
    wishes: Text | None = None
    absences: list[Absence] = Field(default_factory=list)
    profile: Profile | None = None
    contact: Contact | None = None
    journal: dict[str, list[JournalEntry] | None] = Field(default_factory=dict)
