"""What happened between two versions of a file, in the words of the domain: a check-in, an end moved, a blocker solved.

    events(before, after) → [Event("checkin", {"author": "Sofia Bernard", "date": "2026-11-20", "health": "amber"}, …)]

No text of a feedback, a note or a questionnaire is in an event, no score and no amount: what `core/model/levels.py`
keeps back is told only with `full`. Any data is taken, whatever its shape: histories hold what people once wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from mission_cli.core.history_records import LISTS, journal_events, list_events
from mission_cli.core.history_values import Event, as_map, plain, text
from mission_cli.core.model.keys import known_keys
from mission_cli.core.records import JOURNAL, paired, records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mission_cli.core.changes import Path
    from mission_cli.core.raw import Raw

__all__ = ["UNREADABLE", "Event", "events", "file_events"]

UNREADABLE: Final[Raw] = ""
"""Stands for the data of a file that is there and cannot be read."""


def file_events(
    was: str | None, now: str | None, before: Raw | None, after: Raw | None, *, full: bool = False
) -> list[Event]:
    """As `events`, of a file that may have been renamed or moved to another folder; its paths before and after.

    A file whose data is as it was has one event all the same, `moved`, `renamed` or `layout`.
    """
    found = events(before, after, full=full)
    if was and now and was != now:
        ids = {"before": _stem(was), "after": _stem(now)}
        moved = Event("renamed", ids) if _stem(was) != _stem(now) else Event("moved", {"before": was, "after": now})
        return [moved, *found]
    return found or [Event("layout", {})]


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def events(before: Raw | None, after: Raw | None, *, full: bool = False) -> list[Event]:
    """What happened from `before` to `after`, the data of a mission or of a profile; None where there was no file.

    In this order: the mission itself, its terms, its lists, the journal in the order of the file, and last one event of
    the keys that have no event of their own. Nothing for data that says the same.
    """
    if before is None or after is None:
        return _whole(before, after)
    if not isinstance(before, dict) or not isinstance(after, dict):
        return _unread(before, after)
    if before == after:
        return []
    people = _people(before) | _people(after)
    pairs = paired(records(before), records(after))
    terms = list(_terms(before, after, full=full))
    found = [*terms, *list_events(pairs, people, full=full), *journal_events(pairs, people)]
    found = [event for event in found if not _said_by_end(event, found)]
    paths = _others(before, after)
    if paths or not found:
        found.append(Event("edited", {"paths": paths}))
    return found


def _whole(before: Raw | None, after: Raw | None) -> list[Event]:
    if before is None and after is None:
        return []
    there = as_map(before if after is None else after)
    known = {"title": text(there, "title") or text(there, "name")}
    if after is None:
        return [Event("removed", known)]
    if not isinstance(after, dict):
        return [Event("unreadable", {})]
    if "contract" not in there and "name" in there:
        return [Event("profile-created", known)]
    contract = as_map(there.get("contract"))
    return [Event("created", {**known, "start": text(contract, "start"), "end": text(contract, "end")})]


def _unread(before: Raw, after: Raw) -> list[Event]:
    if isinstance(after, dict):
        return [Event("readable", {})]
    return [Event("unreadable", {})] if before != after or isinstance(before, dict) else []


def _said_by_end(event: Event, found: list[Event]) -> bool:
    """An amendment that moved the end is told with the end."""
    return event.kind == "amendment-added" and any(
        one.kind == "end-moved" and one.facts["by"] == "amendment" and one.facts["after"] == event.facts["end"]
        for one in found
    )


# The terms, the people and the state of the mission ------------------------------------------------------------------

_Fact: TypeAlias = "Callable[[str, str], Mapping[str, str]]"


def _both(before: str, after: str) -> dict[str, str]:
    return {"before": before, "after": after}


def _names(before: str, after: str) -> dict[str, str]:
    return {"before": plain(before), "after": plain(after)}


# A key of its own, by its path: its event, and what is told of it. Confidential: that it changed, the values with `full`.
_KEYS: Final[dict[tuple[str, ...], tuple[str, _Fact]]] = {
    ("title",): ("title-changed", _both),
    ("name",): ("name-changed", _both),
    ("consultant",): ("consultant-changed", _names),
    ("client", "name"): ("client-changed", _both),
    ("client", "contact"): ("contact-changed", _names),
    ("manager",): ("manager-changed", _names),
    ("business",): ("business-changed", _names),
    ("contract", "start"): ("start-changed", _both),
    ("contract", "rate"): ("rate-changed", _both),
    ("renewal", "client"): ("wish-client", _both),
    ("renewal", "consultant"): ("wish-consultant", _both),
    ("renewal", "decision"): ("renewal-decided", _both),
    ("joined",): ("joined-changed", _both),
    ("left",): ("left-changed", _both),
}
_CONFIDENTIAL: Final = {("contract", "rate")}
_TOLD: Final = {
    *_KEYS,
    *(("contract", "end"), ("closed",), ("onboarding", "opened"), ("renewal", "decided")),
    *(("offboarding", "ends"), ("offboarding", "opened"), ("offboarding", "case")),
}
"""The keys that have an event of their own, or are part of one."""


def _terms(before: dict[str, Raw], after: dict[str, Raw], *, full: bool) -> Iterator[Event]:
    for path, (kind, facts) in _KEYS.items():
        one, other = _at(before, path), _at(after, path)
        if one != other:
            told = {} if path in _CONFIDENTIAL and not full else facts(one, other)
            yield Event(kind, told, path)
        if path == ("contract", "start"):
            yield from _end(before, after)
    yield from _stages(before, after)


def _at(data: dict[str, Raw], path: tuple[str, ...]) -> str:
    *sections, last = path
    for section in sections:
        data = as_map(data.get(section))
    return text(data, last)


def _end(before: dict[str, Raw], after: dict[str, Raw]) -> Iterator[Event]:
    """The contract's end, and the early one of an offboarding."""
    path = ("contract", "end")
    one, other = _at(before, path), _at(after, path)
    if one != other:
        fresh = set(_amended_ends(after)) - set(_amended_ends(before))
        yield Event("end-moved", {**_both(one, other), "by": "amendment" if other in fresh else ""}, path)
    early = ("offboarding", "ends")
    ends, now = _at(before, early), _at(after, early)
    if ends != now:
        yield Event("end-moved", {**_both(ends or one, now or other), "by": "offboarding" if now else ""}, early)


def _amended_ends(data: dict[str, Raw]) -> list[str]:
    amended = as_map(data.get("contract")).get("amendments")
    return [text(as_map(item), "end") for item in amended] if isinstance(amended, list) else []


def _stages(before: dict[str, Raw], after: dict[str, Raw]) -> Iterator[Event]:
    """On-boarded, off-boarded, closed, opened again."""
    for section in ("onboarding", "offboarding"):
        was, now = as_map(before.get(section)), as_map(after.get(section))
        if now and not was:
            tasks = now.get("tasks")
            count = len(tasks) if isinstance(tasks, list) else 0
            facts = {"case": text(now, "case"), "tasks": str(count)}
            yield Event(f"{section}-opened", facts, (section,))
        elif was and not now:
            yield Event(f"{section}-removed", {}, (section,))
        elif text(was, "case") != text(now, "case"):
            yield Event("case-changed", _both(text(was, "case"), text(now, "case")), (section, "case"))
    was_closed, closed = text(before, "closed"), text(after, "closed")
    if closed and not was_closed:
        day, _, author = closed.partition(" by ")
        yield Event("closed", {"date": day, "author": author}, ("closed",))
    elif was_closed and not closed:
        yield Event("reopened", {}, ("closed",))


# Everything else ------------------------------------------------------------------------------------------------------

_FREE: Final = ("people", "steps", "clauses", "platforms")


def _others(before: dict[str, Raw], after: dict[str, Raw]) -> list[str]:
    """The keys between dots whose values differ, records and what has an event of its own aside."""
    found = (_shown(path) for path in _differing(before, after, ()) if path not in _TOLD)
    return list(dict.fromkeys(found))


def _differing(before: Raw, after: Raw, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(before, dict) or isinstance(after, dict):
        one, other = as_map(before), as_map(after)
        below = list(dict.fromkeys([*one, *other]))
        for key in below:
            yield from _differing(one.get(key), other.get(key), (*path, key))
        if not below and before != after and not (before is None or after is None):
            yield path
    elif before != after and not (_told_apart(path) and _of_records(before) and _of_records(after)):
        yield path


def _told_apart(path: tuple[str, ...]) -> bool:
    """Whether the records there have events of their own."""
    return ".".join(path) in LISTS or (path[0] == JOURNAL and len(path) <= 2)


def _of_records(value: Raw) -> bool:
    return not value or (isinstance(value, list) and all(isinstance(item, dict) for item in value))


def _shown(path: Path) -> str:
    shown: list[str] = []
    for step in path:
        if step not in known_keys() or (shown and shown[-1] in _FREE):
            return ".".join([*shown, "…"])
        shown.append(str(step))
    return ".".join(shown)


def _people(data: dict[str, Raw]) -> dict[str, str]:
    """Who the mission names, by the slug of the name: lanes are said as people are called."""
    from mission_cli.core.slug import slugify

    named = [data.get(key) for key in ("consultant", "manager", "business", "name", "hr")]
    named += [as_map(data.get("client")).get("contact"), *as_map(data.get("people")).values()]
    names = [plain(one) for one in named if isinstance(one, str)]
    return {slugify(name): name for name in names if name}
