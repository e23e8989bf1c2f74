"""What blockers, change requests and amendments must agree on."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mission_cli.errors import Problem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mission_cli.core.model.contract import Amendment
    from mission_cli.core.model.journal import Blocker, Change
    from mission_cli.core.model.mission import Mission
    from mission_cli.errors import DataPath


def entry_problems(mission: Mission) -> Iterator[Problem]:
    """Every problem of blockers, change requests and amendments."""
    for lane, entries in mission.journal.items():
        for index, entry in enumerate(entries or ()):
            if entry.type == "blocker":
                yield from _blocker(entry, ("journal", lane, index))
            elif entry.type == "change" and entry.decision == "approved" and entry.after:
                yield from _approved(mission, entry, ("journal", lane, index))
    yield from _amendments(mission)


def _blocker(entry: Blocker, at: DataPath) -> Iterator[Problem]:
    if entry.resolved is not None and entry.resolved < entry.date:
        yield Problem("E-RESOLVED", (*at, "resolved"), {"since": str(entry.date)})
    if entry.chosen is not None and entry.chosen not in [option.what for option in entry.options]:
        yield Problem("W-CHOSEN", (*at, "chosen"))


def _approved(mission: Mission, entry: Change, at: DataPath) -> Iterator[Problem]:
    """Approved terms that the contract does not have, unless something later changed them again."""
    from mission_cli.core import terms

    day = _decided_on(entry)
    later = [one for one in mission.contract.amendments if one.date >= day and (one.change or "") != (entry.id or "")]
    for name, text in entry.after.items():
        if not terms.is_term(name) or terms.same(name, text, terms.stated(mission.contract, name)):
            continue
        if not any(_touches(one, name) for one in later) and not _asked_again(mission, entry, name):
            yield Problem("W-CHANGE-AMENDMENT", (*at, "after", name), {"term": name}, on_key=True)


def _decided_on(entry: Change) -> dt.date:
    return entry.decided.day if entry.decided else entry.date


def _touches(amendment: Amendment, name: str) -> bool:
    from mission_cli.core.terms import AMENDED

    if name in AMENDED:
        return getattr(amendment, name) is not None
    return bool(amendment.change or amendment.text or amendment.ref)


def _asked_again(mission: Mission, entry: Change, name: str) -> bool:
    """Whether a change approved later touches the same term."""
    others = (item.entry for item in mission.dated() if item.entry.type == "change" and item.entry is not entry)
    return any(
        other.decision == "approved" and name in other.after and _decided_on(other) >= _decided_on(entry)
        for other in others
    )


def _amendments(mission: Mission) -> Iterator[Problem]:
    contract = mission.contract
    if not contract.amendments:
        return
    from mission_cli.core import terms

    for index, (one, other) in enumerate(pairwise(contract.amendments), start=1):
        if other.date < one.date:
            at = ("contract", "amendments", index, "date")
            yield Problem("W-AMENDMENT-ORDER", at, {"before": str(one.date)})
    for name in terms.AMENDED:
        stated = [(one.date, index) for index, one in enumerate(contract.amendments) if getattr(one, name) is not None]
        if stated:
            day, index = max(stated)
            if getattr(contract.amendments[index], name) != getattr(contract, name):
                where: DataPath = (
                    ("contract", name)
                    if getattr(contract, name) is not None
                    else ("contract", "amendments", index, name)
                )
                yield Problem("W-TERMS", where, {"term": name, "day": str(day)})
