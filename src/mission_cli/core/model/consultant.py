"""A consultant's profile: who they are, what they can do and wish for. Missions find it by the slug of the name."""

from __future__ import annotations

from pydantic import Field

from mission_cli.core.model.choices import Employment
from mission_cli.core.model.fields import Amount, Day, Length, Mail, Named, Slug, Text, Whole
from mission_cli.core.model.journal import JournalEntry
from mission_cli.core.model.levels import Confidential, Open, Personal, Sensitive
from mission_cli.core.model.record import Record


class Absence(Record):
    """Days away, both inclusive."""

    id: Personal[Slug | None] = None
    start: Personal[Day]
    end: Personal[Day]
    reason: Sensitive[Text | None] = None


class Profile(Record):
    """When what clients read of a consultant was last brought up to date."""

    cv: Personal[Day | None] = None
    linkedin: Personal[Day | None] = None
    platforms: Personal[dict[str, Day]] = Field(default_factory=dict)


class Contact(Record):
    """Staying in touch: the rhythm, the day of the last exchange, and from when on nobody calls any more."""

    every: Personal[Length | None] = None
    last: Personal[Day | None] = None
    stopped: Personal[Day | None] = None


class Consultant(Record):
    """One profile file. The order of the fields is the order of the sections in a file laid out by the tool.

    `daily_cost` is what a day costs the firm, confidential: never in a view that leaves the managers.
    """

    format: Open[Whole]
    name: Personal[Text]
    mail: Personal[Mail | None] = None
    employment: Personal[Employment | None] = None
    daily_cost: Confidential[Amount | None] = None
    joined: Personal[Day | None] = None
    left: Personal[Day | None] = None
    manager: Personal[Named | None] = None
    hr: Personal[Named | None] = None
    skills: Personal[list[Text]] = Field(default_factory=list)
    wishes: Personal[Text | None] = None
    absences: list[Absence] = Field(default_factory=list)
    profile: Profile | None = None
    contact: Contact | None = None
    journal: dict[str, list[JournalEntry] | None] = Field(default_factory=dict)
