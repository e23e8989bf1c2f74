"""Entries of the journal that later steps come back to, found by what a person types, and the way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.core.changes import Entry
from mission_cli.core.slug import slugify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mission_cli.core.changes import Path
    from mission_cli.core.model.mission import Dated, Mission


def name_of(item: Dated) -> str:
    """What a blocker or a change is called: its id, else its title (what is asked) as a slug, else its day."""
    entry = item.entry
    text = getattr(entry, "title", None) or getattr(entry, "what", None) or ""
    return entry.id or slugify(text) or str(entry.date)


def matching(items: Sequence[Dated], wanted: str) -> list[Dated]:
    """The entries called `wanted`, else those whose name starts so; letter case aside."""
    folded = wanted.casefold()
    exact = [item for item in items if name_of(item).casefold() == folded]
    return exact or [item for item in items if folded and name_of(item).casefold().startswith(folded)]


def path_to(mission: Mission, item: Dated) -> Path:
    """The way to an entry: by its id where that says which one is meant, by its place in the lane elsewhere."""
    entries = mission.journal.get(item.author) or []
    same = [index for index, entry in enumerate(entries) if entry.id == item.entry.id]
    by_id = item.entry.id is not None and same == [item.index]
    return ("journal", item.author, Entry(item.entry.id or "") if by_id else item.index)
