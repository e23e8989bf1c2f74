"""Who is shown, without asking for it, what was said for managers only. Pure.

A repository keeps nothing from those who have it: this is what commands show unasked, no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mission_cli.core.model.journal import JournalEntry
    from mission_cli.core.model.mission import Mission


def for_managers(entry: JournalEntry) -> bool:
    """Whether an entry was recorded for managers only: a feedback or answers with `visibility: managers`."""
    return getattr(entry, "visibility", "shared") == "managers"


def managers_of(mission: Mission) -> frozenset[str]:
    """The managers of a mission, by slug: its manager, its account manager, its HR contact."""
    named = (mission.manager, mission.business, mission.people.get("manager"), mission.people.get("business"))
    return frozenset(person.slug for person in (*named, mission.people.get("hr")) if person)


def readers(entry: JournalEntry, author: str, mission: Mission) -> tuple[str, ...] | None:
    """Who is shown what an entry says, by slug, in order; None for everybody.

    What is for managers only is shown to the managers of the mission and to its author. Where no manager is named it is
    kept from nobody: nobody could be shown it.
    """
    managers = managers_of(mission) if for_managers(entry) else None
    return tuple(sorted(managers | {author})) if managers else None


def may_read(allowed: tuple[str, ...] | None, who: str | None) -> bool:
    """Whether somebody is among the readers; `who` is a slug, None for a person nobody knows."""
    return allowed is None or who in allowed
