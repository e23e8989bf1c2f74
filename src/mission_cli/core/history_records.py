"""What happened to the records of a file: what was recorded, what became of it, what is no more there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mission_cli.core.history_values import Event, as_map, text
from mission_cli.core.records import JOURNAL, Pair, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mission_cli.core.raw import Raw

_Facts = dict[str, "str | Sequence[str]"]

# A list: how its entries are called, what tells one to a person, and the keys that are an event once they say something.
LISTS: Final[Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]]] = {
    "objectives": ("objective", ("specific",), ("reached",)),
    "contract.deliverables": ("deliverable", ("title",), ("delivered", "accepted", "refused")),
    "contract.milestones": ("milestone", ("title",), ("invoiced", "paid")),
    "contract.documents": ("document", ("title",), ("signed",)),
    "contract.amendments": ("amendment", ("end",), ()),
    "references": ("reference", (), ("checked",)),
    "equipment": ("equipment", ("item",), ("returned",)),
    "access": ("access", ("system",), ("revoked", "verified")),
    "onboarding.tasks": ("task", ("title",), ()),
    "offboarding.tasks": ("task", ("title",), ()),
    "absences": ("absence", (), ()),
}
_KEPT_BACK: Final = frozenset({"milestone-invoiced", "milestone-paid"})
"""Events whose bare fact is confidential: without `full` the entry changed, no more."""
_ENTRIES: Final[Mapping[str, tuple[str, ...]]] = {
    "checkin": ("health",),
    "feedback": ("from", "to"),
    "answers": ("questionnaire", "from"),
    "blocker": ("title",),
    "change": ("what",),
    "opportunity": (),
    "note": (),
}
"""What an event tells of an entry of the journal, by its type: nothing that is kept back."""


def list_events(pairs: Sequence[Pair], people: Mapping[str, str], *, full: bool) -> Iterator[Event]:
    """The events of the records that are not in the journal, in their order. `people` are names by slug."""
    # A checklist laid out or taken away whole is the event of its section.
    old = {pair.old.section for pair in pairs if pair.old}
    new = {pair.new.section for pair in pairs if pair.new}
    for pair in pairs:
        record = pair.new or pair.old
        if record is None or record.section not in LISTS:
            continue
        if not record.section.endswith(".tasks") or (record.section in old and record.section in new):
            yield from _listed(pair, record, people, full=full)


# The lists ------------------------------------------------------------------------------------------------------------


def _listed(pair: Pair, record: Record, people: Mapping[str, str], *, full: bool) -> Iterator[Event]:
    name, told, steps = LISTS[record.section]
    facts: _Facts = {"id": record.name, "date": record.date, **_said(record, told)}
    if pair.old is None:
        yield Event(f"{name}-added", facts, record.path)
        before: dict[str, Raw] = {}
    elif pair.new is None:
        yield Event(f"{name}-removed", facts, record.path)
        return
    else:
        before = pair.old.data
    keys = _changed(before, record.data)
    if name == "task" and pair.old:
        stepped = list(_task(pair.old, record, facts, people))
        yield from stepped
        keys = [key for key in keys if key not in ("state", "done", "verified", "why") or not stepped]
    for key in steps:
        if key in keys and text(record.data, key) and (full or f"{name}-{key}" not in _KEPT_BACK):
            yield Event(f"{name}-{key}", {**facts, **_mark(record, key, people)}, record.path)
            keys.remove(key)
            keys = [other for other in keys if other not in _PART_OF.get(key, ())]
    if pair.old and keys:
        yield Event(f"{name}-changed", facts, record.path)


_PART_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "returned": ("returned_condition",),
    "refused": ("remarks", "delivered"),
    "accepted": ("remarks", "refused", "delivered"),
    "delivered": ("refused",),
    "checked": ("said",),
}
"""Keys that are written along with a step."""


def _mark(record: Record, key: str, people: Mapping[str, str]) -> _Facts:
    """The day of a step, and who signed it; of a figure, the figure."""
    if key == "reached":
        return {"reached": text(record.data, key), "target": text(record.data, "target")}
    day, by, author = text(record.data, key).partition(" by ")
    return {"date": day, "author": people.get(author, author) if by else ""}


def _task(old: Record, new: Record, facts: _Facts, people: Mapping[str, str]) -> Iterator[Event]:
    was, now = text(old.data, "state") or "todo", text(new.data, "state") or "todo"
    if was == now:
        return
    kind = {"done": "task-done", "verified": "task-verified", "n/a": "task-n-a"}.get(now, "task-reopened")
    signed = _mark(new, now, people) if now in ("done", "verified") else {}
    yield Event(kind, {**facts, **signed}, new.path)


# The journal ----------------------------------------------------------------------------------------------------------


def journal_events(pairs: Sequence[Pair], people: Mapping[str, str]) -> Iterator[Event]:
    """The events of the entries of the journal, in their order. `people` are names by slug."""
    for pair in pairs:
        record = pair.new or pair.old
        if record is not None and record.section == JOURNAL:
            yield from _entry(pair, record, people)


def _entry(pair: Pair, record: Record, people: Mapping[str, str]) -> Iterator[Event]:
    facts: _Facts = {
        "author": people.get(record.lane, record.lane),
        "date": record.date,
        "id": record.name,
        "type": record.type,
        **_said(record, _ENTRIES.get(record.type, ())),
    }
    if pair.new is None:
        yield Event("entry-removed", facts, record.path)
    elif pair.old is None:
        yield Event(record.type if record.type in _ENTRIES else "entry-recorded", facts, record.path)
        yield from (Event(kind, facts, record.path) for kind, _ in _reached(record, {}))
    elif pair.old.lane != record.lane:
        yield Event("entry-moved", {**facts, "before": people.get(pair.old.lane, pair.old.lane)}, record.path)
    if pair.old and pair.new:
        yield from _became(pair.old, record, facts)


def _became(old: Record, new: Record, facts: _Facts) -> Iterator[Event]:
    keys = _changed(old.data, new.data)
    if old.id is None and new.id is not None:
        keys = [key for key in keys if key != "id"]
    for kind, own in _reached(new, old.data):
        yield Event(kind, {**facts, "date": text(new.data, "resolved") or facts["date"]}, new.path)
        keys = [key for key in keys if key not in own]
    if "resolved" in keys and new.type == "blocker":
        yield Event("blocker-reopened", facts, new.path)
        keys = [key for key in keys if key not in ("resolved", "resolution")]
    if "actions" in keys:
        done = list(_actions_done(old, new))
        yield from (Event("action-done", {**facts, "what": what}, new.path) for what in done)
        keys = [key for key in keys if key != "actions" or not done]
    if keys:
        yield Event("entry-edited", facts, new.path)


def _reached(record: Record, before: dict[str, Raw]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The later steps of an entry, each with the keys it writes."""
    data = record.data
    if record.type == "blocker" and text(data, "resolved") and not text(before, "resolved"):
        yield "blocker-resolved", ("resolved", "resolution")
    decision = text(data, "decision")
    if record.type == "change" and decision in ("approved", "refused") and text(before, "decision") != decision:
        yield f"change-{decision}", ("decision", "decided")
    if record.type == "feedback" and text(data, "heard") and text(before, "heard") != text(data, "heard"):
        yield "feedback-heard", ("heard",)


def _actions_done(old: Record, new: Record) -> Iterator[str]:
    """What somebody promised and has done since."""
    was = {text(as_map(item), "what"): text(as_map(item), "done") for item in _items(old, "actions")}
    for item in _items(new, "actions"):
        what = text(as_map(item), "what")
        if text(as_map(item), "done") and was.get(what) == "":
            yield what


def _items(record: Record, key: str) -> list[Raw]:
    value = record.data.get(key)
    return value if isinstance(value, list) else []


def _said(record: Record, keys: Sequence[str]) -> _Facts:
    return {key: text(record.data, key) for key in keys}


def _changed(old: dict[str, Raw], new: dict[str, Raw]) -> list[str]:
    return [key for key in dict.fromkeys([*old, *new]) if old.get(key) != new.get(key)]
