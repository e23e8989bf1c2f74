"""Three readings of one file, the last that both sides knew and theirs and ours → one that holds what both changed.

    base    {"contract": {"end": "2026-12-18"}, "journal": {"sofia": [a]}}
    ours    {"contract": {"end": "2027-01-29"}, "journal": {"sofia": [a, b]}}
    theirs  {"contract": {"end": "2026-12-18"}, "journal": {"sofia": [a, c]}}      # the end as it was, c added
    merged  {"contract": {"end": "2027-01-29"}, "journal": {"sofia": [a, b, c]}}   # b and c by their dates

A mapping is merged key by key, a list entry by entry (`core/matching.py` says which are the same). What one side changed
or took away, and the other left alone, is changed or taken away; what both changed alike counts once. The rest is a
clash: one place changed to two things, or taken away here and changed there. Its path is as long as can be.

Lists, the journal and the file as a whole are what their entries are: one that a side took away altogether has lost
the entries it had, and keeps those that the other side added. So undoing the first check-in of a lane leaves the second.
The order of keys is no data, that of a list never a clash.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from mission_cli.core.changes import MISSING, Change, Entry, Missing, Path, difference
from mission_cli.core.matching import frozen, names, ordered
from mission_cli.core.raw import Raw

__all__ = ["MISSING", "Clash", "Merge", "Missing", "Side", "merge", "settled"]

Side: TypeAlias = Literal["ours", "theirs"]
_JOURNAL: Final[Path] = ("journal",)
_HOLDERS: Final[tuple[Path, ...]] = ((), _JOURNAL)


class Clash(NamedTuple):
    """One place that the two sides made different. A list entry without `id` is named by its number in the merged list."""

    path: Path
    base: Raw | Missing
    ours: Raw | Missing
    theirs: Raw | Missing


class Merge(NamedTuple):
    """`changes` make of OURS what both sides wanted; at each clash ours stays."""

    changes: list[Change]
    clashes: list[Clash]


def merge(base: Raw, ours: Raw, theirs: Raw) -> Merge:
    """What to change in `ours` so that it holds what `theirs` changed since `base`."""
    data, clashes = settled(base, ours, theirs)
    return Merge(difference(ours, data), clashes)


def settled(
    base: Raw, ours: Raw, theirs: Raw, *, take: Mapping[Path, Side] | None = None, otherwise: Side = "ours"
) -> tuple[Raw, list[Clash]]:
    """The merged data, and the clashes that `take` did not settle; there the data holds what `otherwise` has."""
    merger = _Merger(take or {}, otherwise)
    data = merger.value((), base, ours, theirs)
    return None if isinstance(data, Missing) else data, merger.clashes


class _Merger:
    def __init__(self, take: Mapping[Path, Side], otherwise: Side) -> None:
        self.take = take
        self.otherwise = otherwise
        self.clashes: list[Clash] = []

    def value(self, path: Path, base: Raw | Missing, ours: Raw | Missing, theirs: Raw | Missing) -> Raw | Missing:
        if theirs in (ours, base):
            return ours
        if base == ours:
            return theirs
        if _are(list, base, ours, theirs):
            merged: Raw = self._entries(path, _as_list(base), _as_list(ours), _as_list(theirs))
            return merged or _emptied(base, ours, theirs, [])
        if isinstance(ours, dict) and isinstance(theirs, dict):
            return self._mapping(path, _as_dict(base), ours, theirs)
        if path in _HOLDERS and _are(dict, base, ours, theirs):
            merged = self._mapping(path, _as_dict(base), _as_dict(ours), _as_dict(theirs))
            return merged or _emptied(base, ours, theirs, {})
        return self._clash(Clash(path, base, ours, theirs))

    def _clash(self, clash: Clash) -> Raw | Missing:
        side = self.take.get(clash.path)
        if side is None:
            self.clashes.append(clash)
        return clash.theirs if (side or self.otherwise) == "theirs" else clash.ours

    def _mapping(self, path: Path, base: dict[str, Raw], ours: dict[str, Raw], theirs: dict[str, Raw]) -> Raw:
        merged: dict[str, Raw] = {}
        for key in {**ours, **theirs}:
            value = self.value((*path, key), *(side.get(key, MISSING) for side in (base, ours, theirs)))
            if not isinstance(value, Missing):
                merged[key] = value
        return _once(merged, base, ours, theirs) if path == _JOURNAL else merged

    def _entries(self, path: Path, base: list[Raw], ours: list[Raw], theirs: list[Raw]) -> list[Raw]:
        sides = [dict(zip(names(side, base), side, strict=True)) for side in (base, ours, theirs)]
        old, one, other = ([*side] for side in sides)
        merged: list[Raw] = []
        for index, name in enumerate(ordered(old, one, other, key=_dated(sides))):
            trio = [side.get(name, MISSING) for side in sides]
            value = self.value((*path, _step(trio, index)), *trio)
            if not isinstance(value, Missing):
                merged.append(value)
        return merged


def _once(merged: dict[str, Raw], base: dict[str, Raw], ours: dict[str, Raw], theirs: dict[str, Raw]) -> dict[str, Raw]:
    """The journal without a second copy of an entry that both sides moved, each to another lane: the first lane keeps it."""
    held, before = _lanes_of(merged), _lanes_of(base)
    there = [{key: lanes for key, lanes in _lanes_of(side).items() if len(lanes) == 1} for side in (ours, theirs)]
    for name, lanes in held.items():
        copies = [item for lane in lanes for item in _as_list(merged[lane]) if _id(item) == name]
        if (
            len(lanes) < 2
            or name not in before
            or any(name not in side for side in there)
            or any(copy != copies[0] for copy in copies)
        ):
            continue
        for lane in sorted(lanes)[1:]:
            merged[lane] = [item for item in _as_list(merged[lane]) if _id(item) != name] or None
    return merged


def _lanes_of(journal: dict[str, Raw]) -> dict[str, list[str]]:
    """The lanes that each entry with an id stands in."""
    found: dict[str, list[str]] = {}
    for lane, entries in journal.items():
        for item in _as_list(entries):
            if name := _id(item):
                found.setdefault(name, []).append(lane)
    return found


def _id(entry: Raw) -> str:
    own = entry.get("id") if isinstance(entry, dict) else None
    return own if isinstance(own, str) else ""


def _step(entry: Sequence[Raw | Missing], index: int) -> Entry | int:
    """How a path names an entry that is there on some of the three."""
    for value in entry:
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            return Entry(str(value["id"]))
    return index


def _dated(sides: Sequence[Mapping[Any, Raw]]) -> Callable[[Any], Any]:
    """The order of entries that both sides added at one place: the oldest first, then by id."""

    def key(name: Any) -> tuple[str, str, str, Any]:
        # The same whichever side is ours: an entry that both added may differ.
        return min(_place(side[name], name) for side in sides if name in side)

    return key


def _place(value: Raw, name: Any) -> tuple[str, str, str, Any]:
    if not isinstance(value, dict):
        return "", str(value or ""), "", name
    day, own = value.get("date"), value.get("id")
    return day if isinstance(day, str) else "", own if isinstance(own, str) else "", frozen(value), name


def _are(kind: type, base: Raw | Missing, ours: Raw | Missing, theirs: Raw | Missing) -> bool:
    """Whether the sides are collections of one kind, or nothing in the place of one."""
    if isinstance(ours, kind) and isinstance(theirs, kind):
        return True
    three = (base, ours, theirs)
    return all(value is None or isinstance(value, (kind, Missing)) for value in three) and any(
        isinstance(value, kind) for value in three
    )


def _as_list(value: Raw | Missing) -> list[Raw]:
    return value if isinstance(value, list) else []


def _as_dict(value: Raw | Missing) -> dict[str, Raw]:
    return value if isinstance(value, dict) else {}


def _emptied(base: Raw | Missing, ours: Raw | Missing, theirs: Raw | Missing, empty: Raw) -> Raw | Missing:
    """How the sides wrote the collection in which nothing is left: gone, null or in brackets."""
    ways = [side for side in (ours, theirs) if not side]
    changed = [side for side in ways if side != base] or ways
    if len(changed) < 2:  # one side's way, or neither's
        return changed[0] if changed else empty
    # Two ways: as much of it as one of them left.
    return next((side for side in (empty, None) if side in changed), MISSING)
