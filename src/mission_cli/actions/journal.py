"""What the actions share that write an entry into the journal: its id, the order of its keys, its day, its lane."""

from __future__ import annotations

from os import urandom
from typing import TYPE_CHECKING, Any

from mission_cli.actions.kinds import not_ahead
from mission_cli.actions.outcome import Outcome, Say
from mission_cli.core.changes import Append, apply
from mission_cli.core.checkin import outside
from mission_cli.core.model.keys import keys_of_entry
from mission_cli.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence

    from mission_cli.actions.form import Values
    from mission_cli.actions.outcome import Target
    from mission_cli.core.changes import Change
    from mission_cli.core.model.mission import Mission

# Crockford's base 32, lower case: no i, l, o, u, which are read as others or make words.
_BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"


def ids(mission: Mission) -> frozenset[str]:
    """The ids of the journal's entries."""
    return frozenset(item.entry.id for item in mission.dated() if item.entry.id is not None)


def new_id(mission: Mission) -> str:
    """An id for a new entry: 8 random characters, none of the mission's.

    Never a number in sequence: two branches would give the same one.
    """
    return fresh_id(ids(mission))


def fresh_id(taken: Collection[str]) -> str:
    """An id for a new entry where these are taken."""
    while True:
        found = "".join(_BASE32[byte % 32] for byte in urandom(8))  # each of the 32 as likely as the others
        if found not in taken:
            return found


def check_id(mission: Mission, fields: Mapping[str, Any]) -> None:
    """Refuse a record whose id is in the journal already: it was recorded before. Raises UsageError."""
    for item in mission.dated():
        if item.entry.id is not None and item.entry.id == fields.get("id"):
            raise UsageError("entries.id-taken", id=item.entry.id, day=item.entry.date)


def ordered(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The entry as it is written: `id`, `type`, `date`, then the fields in the order of the format, then `x-…`."""
    own = [name for name in fields if name.startswith("x-")]
    wanted = dict.fromkeys([*keys_of_entry(kind), *own])
    whole = {**fields, "type": kind}
    return {name: whole[name] for name in wanted if name in whole}


def day_of(target: Target, values: Values) -> dt.date:
    """The day on which what is recorded took place: today where nobody says. Raises UsageError for one still to come."""
    day: dt.date = values.get("date", target.today)
    return not_ahead(day, target.today, "date")


def new_entry(target: Target, kind: str, values: Values) -> dict[str, Any]:
    """An entry with these values, dated and with an id. Raises UsageError for a day still to come."""
    return ordered(kind, {"id": new_id(target.mission), **values, "date": day_of(target, values)})


def appended(target: Target, entry: dict[str, Any], subject: Say, said: Sequence[Say]) -> Outcome:
    """The entry in its author's lane; it warns of a day before the mission's start or long after its end."""
    warnings = outside_warning(target.mission, entry["date"])
    return Outcome([Append(("journal", target.author), entry)], subject, [*warnings, *said], entry)


def outside_warning(mission: Mission, day: dt.date) -> list[Say]:
    """A warning about a day before the mission's start or long after its end."""
    if not outside(mission, day):
        return []
    values = {"day": day, "start": mission.contract.start, "end": mission.end}
    return [Say("entries.outside", values, always=True, warning=True)]


def mission_after(target: Target, changes: Sequence[Change]) -> Mission:
    """The mission as these changes leave it; as it is where they do not leave one."""
    from mission_cli.core.model.read import read_mission

    return read_mission(apply(changes, target.loaded.data))[0] or target.mission
