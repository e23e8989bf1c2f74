"""What a record says has happened, and on which day: a day to come has not happened yet, whatever the record says.

These functions look at a file's data before it becomes a record, so that what is left out can be told with its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mission_cli.core.dates import NotADate, parse_iso
from mission_cli.errors import Problem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mission_cli.core.raw import Raw
    from mission_cli.errors import DataPath

MISSION: Final = (
    "closed",
    *("contract.documents.*.signed", "contract.milestones.*.invoiced", "contract.milestones.*.paid"),
    *(f"contract.deliverables.*.{step}" for step in ("delivered", "accepted", "refused")),
    *("equipment.*.returned", "access.*.revoked", "access.*.verified", "references.*.checked"),
    *("renewal.steps.*", "renewal.decided"),
    *(f"{checklist}.tasks.*.{mark}" for checklist in ("onboarding", "offboarding") for mark in ("done", "verified")),
    *("journal.*.*.date", "journal.*.*.actions.*.done", "journal.*.*.resolved", "journal.*.*.decided"),
)
"""Where a mission says on which day something happened; `*` is each entry of a list or each key."""
CONSULTANT: Final = (
    *("profile.cv", "profile.linkedin", "profile.platforms.*", "contact.last"),
    *("journal.*.*.date", "journal.*.*.actions.*.done", "journal.*.*.resolved", "journal.*.*.decided"),
)
"""The same of a profile."""
_WITH: Final = {"decided": ("decision",), "revoked": ("verified",)}
"""What goes with a field that has not happened yet."""
_DAY: Final = re.compile(rb"\d{4}-\d\d-\d\d")
_FIELD: Final = re.compile(
    rb"\b(?:date|closed|delivered|accepted|refused|invoiced|paid|signed|returned|revoked|verified|checked|done|resolved"
    rb"|decided)[\"']?:$"
)


def latest(text: bytes) -> dt.date | None:
    """The latest day of which a mission's file seems to say that something happened. Too late a day costs a reading, no
    more: words of a note may look like a field."""
    newest, found = b"", None
    for match in _DAY.finditer(text):
        said, start = match[0], match.start()
        if said <= newest:
            continue
        if text.startswith(b" by ", match.end()) or _FIELD.search(text[:start].rstrip(b"\"' \t\r\n")[-20:]):
            day = _day(said.decode())
            newest, found = (said, day) if day else (newest, found)
    return found


def ahead(data: Raw, today: dt.date, fields: tuple[str, ...] = MISSION) -> list[Problem]:
    """A problem for each day after `today` on which something is said to have happened."""
    return [
        Problem("W-AHEAD", path, {"day": str(day), "today": str(today)})
        for path, day in _days(data, fields)
        if day > today
    ]


def as_of(data: Any, today: dt.date, fields: tuple[str, ...] = MISSION) -> Any:
    """The data without what would happen after `today`: entries of the journal whole, else the field. A task is to do
    again, a decision not taken. The given data stays as it is."""
    gone = [path for path, day in _days(data, fields) if day > today]
    if not gone:
        return data
    found = _copied(data)
    entries = [path[:-1] for path in gone if path[0] == "journal" and path[-1] == "date"]
    for path in gone:
        if path[:-1] not in entries:
            _drop(found, path)
    for *lane, place in sorted(entries, key=lambda path: int(path[-1]), reverse=True):  # places before it stay
        _at(found, tuple(lane)).pop(place)
    return found


def _drop(data: Any, path: DataPath) -> None:
    record = _at(data, path[:-1])
    record.pop(path[-1], None)
    for other in _WITH.get(str(path[-1]), ()):
        record.pop(other, None)
    if path[-1] == "done" and record.get("state") == "done":
        record["state"] = "todo"


def _at(data: Any, path: DataPath) -> Any:
    for step in path:
        data = data[step]
    return data


def _copied(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copied(value) for key, value in data.items()}
    return [_copied(value) for value in data] if isinstance(data, list) else data


def _days(data: Raw, fields: tuple[str, ...]) -> Iterator[tuple[DataPath, dt.date]]:
    for field in fields:
        for path, value in _found(data, field.split("."), ()):
            day = _day(value)
            if day:
                yield path, day


def _found(data: Raw, steps: list[str], path: DataPath) -> Iterator[tuple[DataPath, Raw]]:
    if not steps:
        yield path, data
        return
    step, *rest = steps
    if step == "*":
        several: Any = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
        for key, value in several:
            yield from _found(value, rest, (*path, key))
    elif isinstance(data, dict) and step in data:
        yield from _found(data[step], rest, (*path, step))


def _day(value: Raw) -> dt.date | None:
    """The day of a date, or of a mark (`2026-11-20 by sofia-bernard`)."""
    try:
        return parse_iso(value.partition(" by ")[0]) if isinstance(value, str) else None
    except NotADate:
        return None
