"""The records of a file: its journal entries, whoever's lane they are in, and the entries of its lists; paired over two
versions of the file, so that a record that moved or was rewritten is the same record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mission_cli.core.changes import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mission_cli.core.changes import Path
    from mission_cli.core.raw import Raw

JOURNAL = "journal"


class Record(NamedTuple):
    """A record as its file has it. `section` is `journal`, or the keys of its list between dots.

    A record that is not in the journal has no `type`; one without an id is told from others by what it holds.
    """

    section: str
    path: Path
    id: str | None
    type: str
    date: str
    data: dict[str, Raw]

    @property
    def lane(self) -> str:
        """Whose lane of the journal it is in; "" for a record of a list."""
        return str(self.path[1]) if self.section == JOURNAL else ""

    @property
    def name(self) -> str:
        """What a person calls it within its mission: its id, else its type and day (`note/2026-06-12`)."""
        return self.id or "/".join(part for part in (self.type or self.section.rpartition(".")[2], self.date) if part)


class Pair(NamedTuple):
    """A record before and after; None where it was not there yet, or is there no more."""

    old: Record | None
    new: Record | None


def records(data: Raw) -> list[Record]:
    """Every record of a file's data, in the order of the file. Entries of an entry (actions, options) are part of it."""
    return list(_records(data, ()))


def _records(data: Raw, path: Path) -> Iterator[Record]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _records(value, (*path, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            if isinstance(item, dict):
                yield _record(item, path, index)


def _record(item: dict[str, Raw], path: Path, index: int) -> Record:
    of_journal = path[0] == JOURNAL and len(path) == 2
    section = JOURNAL if of_journal else ".".join(str(step) for step in path)
    name = _text(item, "id") or None
    step: Entry | int = Entry(name) if name else index
    kind = _text(item, "type") if of_journal else ""
    return Record(section, (*path, step), name, kind, _text(item, "date"), item)


def _text(item: dict[str, Raw], key: str) -> str:
    value = item.get(key)
    return str(value) if isinstance(value, str) else ""


def paired(before: Sequence[Record], after: Sequence[Record]) -> list[Pair]:
    """Each record of two versions with what it became: those of `after` in its order, then those that are gone.

    Entries are paired by id; then by what they say, so that an entry that was given an id, or another one, is itself; then,
    where one of the two has no id, by type and day.
    """
    olds, news = dict(enumerate(before)), list(enumerate(after))
    became: dict[int, Record] = {}
    for key in (_by_id, _by_content, _by_day):
        waiting: dict[object, list[tuple[int, Record]]] = {}
        for one in reversed(olds.items()):
            known = key(one[1])
            if known is not None:
                waiting.setdefault(known, []).append(one)
        left = []
        for new in news:
            same = waiting.get(key(new[1])) if key(new[1]) is not None else None
            taken = _take(same, new[1], key) if same else None
            if taken is None:
                left.append(new)
            else:
                became[new[0]] = taken[1]
                del olds[taken[0]]
        news = left
    found = [Pair(became.get(index), record) for index, record in enumerate(after)]
    return found + [Pair(record, None) for record in olds.values()]


def _take(same: list[tuple[int, Record]], new: Record, key: Callable[[Record], object]) -> tuple[int, Record] | None:
    """The first of those that wait, off the list; two entries of one day that both have an id are two entries."""
    if key is _by_day:
        fitting = next((one for one in reversed(same) if not (one[1].id and new.id)), None)
        if fitting is not None:
            same.remove(fitting)
        return fitting
    return same.pop()


def _by_id(record: Record) -> object:
    return (record.section, record.id) if record.id else None


def _by_content(record: Record) -> object:
    return (record.section, content(record))


def _by_day(record: Record) -> object:
    return (record.section, record.type, record.date) if record.date else None


def content(record: Record) -> str:
    """What a record says, its id aside: the same for the same, whatever the order of its keys."""
    return _flat({key: value for key, value in record.data.items() if key != "id"})


def _flat(value: Raw) -> str:
    if isinstance(value, dict):
        return "{" + ",".join(f"{key!r}:{_flat(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_flat(item) for item in value) + "]"
    return "~" if value is None else repr(str(value))
