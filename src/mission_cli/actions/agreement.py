"""What is added to the lists of the agreement, where everybody writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mission_cli.core.changes import Add, Append

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mission_cli.core.changes import Change, Path, Where
    from mission_cli.core.model.mission import Mission

_LISTS: Final[tuple[Path, ...]] = (
    *(("references",), ("equipment",), ("access",)),
    *(("contract", "documents"), ("contract", "deliverables"), ("contract", "milestones")),
)


def apart(changes: Sequence[Change], mission: Mission, writer: str | None) -> list[Change]:
    """The changes; what `writer` (a slug, None for nobody known) adds to a list goes where another person's addition on
    another branch seldom goes: the consultant's first, the manager's last, others' between two entries."""
    owned: dict[str, Where] = {mission.manager.slug: "last"} if mission.manager else {}
    owned[mission.consultant.slug] = "first"
    place = owned.get(writer or "", "between")
    return [
        Add(change.path, change.value, place)
        if isinstance(change, Append) and change.path in _LISTS and isinstance(change.value, dict)
        else change
        for change in changes
    ]
