"""Edits as values: what a command wants changed in a file, without a word about its text.

    Set(("contract", "end"), date(2026, 12, 18))
    Append(("journal", "sofia-bernard"), {"id": "f8qy40yg", "type": "note", …})
    Insert(("journal", "sofia-bernard"), 0, {"id": "0612ab3d", "type": "note", …})
    Add(("equipment",), {"id": "laptop", "item": "Laptop"}, "last")
    Remove(("access", Entry("gitlab")))

A path names list entries by their `id` (`Entry`), so that a change made from one reading of a file can be replayed on
a file that somebody changed meanwhile. `storage/splice` writes the same changes into the bytes of the file, and is
held to what `apply` says they mean.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeAlias, cast

from mission_cli.core.matching import Name, names
from mission_cli.core.raw import Raw
from mission_cli.errors import RefusedWriteError


class Entry(NamedTuple):
    """A step of a path: the entry of a list of mappings whose `id` is this."""

    id: str


Path: TypeAlias = tuple[str | int | Entry, ...]

Value: TypeAlias = "str | int | float | date | Sequence[Value] | Mapping[str, Value] | None"
"""What can be written. A `str` is a text (quoted where a reader would take it for a date, a number…), the other
scalars are written plain."""


class Set(NamedTuple):
    """Write `value` at `path`; mappings missing on the way are made."""

    path: Path
    value: Value


class Append(NamedTuple):
    """Add `value` at the end of the list at `path`, which is made where it is missing or null."""

    path: Path
    value: Value


class Insert(NamedTuple):
    """Add `value` to the list at `path`, before the entry at `place`; as the last where `place` is the list's length.

    The list is made where it is missing or null; what is said there stays below its first entry.
    """

    path: Path
    place: int
    value: Value


Where: TypeAlias = Literal["first", "last", "between"]


class Add(NamedTuple):
    """Add `value` to the list at `path`, where another person's addition on another branch seldom goes: as the `first`, as
    the `last`, or `between` two of the entries that are there, which two its `id` says.

    git asks about two entries added at one place, whatever they are; not about two with an entry between them.
    """

    path: Path
    value: Mapping[str, Value]
    place: Where


class Remove(NamedTuple):
    """Take away the key or the entry at `path`. The last entry of a list leaves an empty list."""

    path: Path


Change: TypeAlias = Set | Append | Insert | Add | Remove


class UnknownPathError(RefusedWriteError):
    """A path that leads nowhere in the file: a missing entry, a key under a text."""

    def __init__(self, path: Path) -> None:
        super().__init__("write.unknown_path", path=path_text(path))
        self.path = path


class Missing:
    """Nothing at all is there, not even a null."""

    def __bool__(self) -> bool:
        return False


MISSING = Missing()


def path_text(path: Path) -> str:
    """`journal.sofia-bernard.vpn-returns`, to be shown."""
    return ".".join(step.id if isinstance(step, Entry) else str(step) for step in path)


def text_of(value: str | float | date) -> str:
    """The text of a scalar in the file, before quoting: `2026-12-18`, `4`, `1.5`."""
    if isinstance(value, str):
        return str(value)  # not a subclass that would carry its own meaning
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else repr(value)


def canonical(value: Value) -> Raw:
    """The data a value will be read back as: every scalar its text. Always a copy."""
    if value is None:
        return None
    if isinstance(value, Mapping):
        return {str(key): canonical(item) for key, item in value.items()}
    if isinstance(value, (str, int, float, date)):
        return text_of(value)
    return [canonical(item) for item in value]


def apply(changes: Sequence[Change], data: Raw) -> Raw:
    """The data after the changes; `data` itself is left alone. Raises `UnknownPathError`."""
    # A box around the root makes it a place like any other.
    box: dict[str, Raw] = {"": canonical(data)}
    for change in changes:
        _apply_one(_placed(change, box[""]), box)
    return box[""]


def spread(name: str, places: int) -> int:
    """One of so many places for what has this name: the same in every clone, and for most other names another."""
    return sum(name.encode()) % places


def _placed(change: Change, data: Raw) -> Change:
    """The change, an `Add` with its place among the entries that are there."""
    if not isinstance(change, Add):
        return change
    there = _at(data, change.path)
    if change.place == "first":
        return Insert(change.path, 0, change.value)
    if change.place == "last" or not isinstance(there, list) or len(there) < 2:
        return Append(change.path, change.value)
    return Insert(change.path, 1 + spread(str(change.value.get("id", "")), len(there) - 1), change.value)


def _apply_one(change: Change, box: dict[str, Raw]) -> None:
    if not change.path:
        raise UnknownPathError(change.path)
    holder: dict[str, Raw] | list[Raw] = box
    key: str | int = ""
    making = not isinstance(change, Remove)
    for step in change.path:
        child = _get(holder, key)
        if making and isinstance(step, str) and not child and child != "":
            child = _put(holder, key, {})
        if not isinstance(child, (dict, list)):
            raise UnknownPathError(change.path)
        holder, key = child, _key_in(child, step, change.path)
    current = _get(holder, key)
    if isinstance(change, Set):
        _put(holder, key, canonical(change.value))
    elif isinstance(change, Append):
        if (current and not isinstance(current, list)) or current == "":
            raise UnknownPathError(change.path)
        _put(holder, key, [*(current if isinstance(current, list) else []), canonical(change.value)])
    elif isinstance(change, Insert):
        if not isinstance(current, list) and not current and current != "":
            current = _put(holder, key, [])
        if not isinstance(current, list) or not 0 <= change.place <= len(current):
            raise UnknownPathError(change.path)
        current.insert(change.place, canonical(change.value))
    elif isinstance(current, Missing):
        raise UnknownPathError(change.path)
    elif isinstance(holder, dict):
        del holder[str(key)]
    else:
        del holder[int(key)]


def _get(holder: dict[str, Raw] | list[Raw], key: str | int) -> Raw | Missing:
    return holder[int(key)] if isinstance(holder, list) else holder.get(str(key), MISSING)


def _put(holder: dict[str, Raw] | list[Raw], key: str | int, value: Raw) -> Raw:
    if isinstance(holder, list):
        holder[int(key)] = value
    else:
        holder[str(key)] = value
    return value


def _key_in(holder: dict[str, Raw] | list[Raw], step: str | int | Entry, path: Path) -> str | int:
    """The key or index a step means in this collection."""
    if isinstance(holder, dict):
        if isinstance(step, str):
            return step
    elif isinstance(step, Entry):
        for index, item in enumerate(holder):
            if isinstance(item, dict) and item.get("id") == step.id:
                return index
    elif isinstance(step, int) and 0 <= step < len(holder):
        return step
    raise UnknownPathError(path)


def _at(data: Raw, path: Path) -> Raw | Missing:
    found: Raw | Missing = data
    for step in path:
        if not isinstance(found, (dict, list)):
            return MISSING
        try:
            found = _get(found, _key_in(found, step, path))
        except UnknownPathError:
            return MISSING
    return found


def conflicting(changes: Sequence[Change], before: Raw, after: Raw) -> list[Path]:
    """The paths of `Set` and `Remove` whose value somebody else changed between two readings of the file.

    Appending never conflicts: two entries can both be added.
    """
    return [
        change.path
        for change in changes
        if not isinstance(change, (Append, Insert, Add)) and _differs(_at(before, change.path), _at(after, change.path))
    ]


def _differs(one: Raw | Missing, other: Raw | Missing) -> bool:
    return one is not other if isinstance(one, Missing) or isinstance(other, Missing) else one != other


def narrowed(change: Change, data: Raw) -> list[Change]:
    """The same change as the fewest smaller ones, so that setting a whole mapping writes only the keys that differ.

    An empty list where nothing would change.
    """
    if not isinstance(change, Set):
        return [_placed(change, data)]
    return list(_narrowed(change.path, _at(data, change.path), change.value))


def difference(old: Raw, new: Raw) -> list[Change]:
    """The changes that make `new` of `old`, as few and small as can be. The order of keys is no difference."""
    return list(_narrowed((), old, new))


def _narrowed(path: Path, old: Raw | Missing, new: Value) -> Iterator[Change]:
    wanted = canonical(new)
    if not isinstance(old, Missing) and old == wanted:
        return
    if isinstance(old, dict) and isinstance(new, Mapping) and any(key in wanted for key in old):  # type: ignore[operator]
        # Something of the old mapping stays, so there is always a neighbour to write beside.
        # The id last: the paths of the others may name it.
        for key in sorted([*(key for key in old if key not in new), *new], key="id".__eq__):
            if key in new:
                yield from _narrowed((*path, key), old.get(key, MISSING), new[key])
            else:
                yield Remove((*path, key))
    elif isinstance(old, list) and old and isinstance(wanted, list) and wanted:
        yield from _narrowed_list(path, old, wanted, cast("Sequence[Value]", new))
    else:
        yield Set(path, new)


def _narrowed_list(path: Path, old: list[Raw], wanted: list[Raw], new: Sequence[Value]) -> Iterator[Change]:
    """Entries that go, that change, that come between the others; one that moves goes and comes."""
    before, after = names(old), names(wanted, old)
    was = {name: index for index, name in enumerate(before)}
    now = {name: index for index, name in enumerate(after)}
    kept = _unmoved([name for name in after if name in was], was)
    if not kept:
        yield Set(path, new)
        return
    stays = {*kept}
    # From the end, so that the positions still to come stay true.
    yield from (Remove((*path, index)) for index in reversed(range(len(before))) if before[index] not in stays)
    for index, name in enumerate(kept):
        yield from _narrowed((*path, index), old[was[name]], new[now[name]])
    length = len(kept)
    for index, name in enumerate(after):
        if name not in stays:
            yield Append(path, new[index]) if index == length else Insert(path, index, new[index])
            length += 1


def _unmoved(names: list[Name], was: Mapping[Name, int]) -> list[Name]:
    """The most of these names that are in the order they were in."""
    ends: list[int] = []  # of the runs of each length, the one that ends lowest, as a place in `names`
    before: list[int | None] = []
    for at, name in enumerate(names):
        length = bisect_left(ends, was[name], key=lambda end: was[names[end]])
        before.append(ends[length - 1] if length else None)
        ends[length : length + 1] = [at]
    found: list[Name] = []
    place = ends[-1] if ends else None
    while place is not None:
        found.append(names[place])
        place = before[place]
    return found[::-1]
