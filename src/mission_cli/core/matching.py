"""Which entries of two readings of a list are the same record, and the order of a list that two people changed.

A mapping is known by its `id`, a text by itself, and any other entry by all it holds. A mapping without an `id` that is
in one reading only is taken for an edit of the one it shares most with in the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from mission_cli.core.raw import Raw

Name: TypeAlias = tuple[str, str, int]
"""Its kind, what tells it from the others, and which of those alike it is, counted from 0."""


def names(items: Sequence[Raw], like: Sequence[Raw] = ()) -> list[Name]:
    """The name of each entry of a list; an entry without `id` that was edited since `like` keeps the name it had there."""
    found = _numbered([_label(item) for item in items])
    old = _numbered([_label(item) for item in like])
    known = {*old}
    new = {*found}
    lost = [(name, item) for name, item in zip(old, like, strict=True) if name not in new and _is_nameless(item)]
    for name, before in lost:
        fresh = [(at, item) for at, item in enumerate(items) if found[at] not in known]
        at, shared = max(((at, _shared(before, item)) for at, item in fresh), key=lambda pair: pair[1], default=(0, 0))
        if shared:
            found[at] = name
    return found


def _label(item: Raw) -> tuple[str, str]:
    if isinstance(item, str):
        return "text", str(item)
    if isinstance(item, dict) and isinstance(item.get("id"), str):
        return "id", str(item["id"])
    return "value", frozen(item)


def _is_nameless(item: Raw) -> bool:
    return isinstance(item, dict) and not isinstance(item.get("id"), str)


def _numbered(labels: list[tuple[str, str]]) -> list[Name]:
    seen: dict[tuple[str, str], int] = {}
    found: list[Name] = []
    for label in labels:
        seen[label] = seen.get(label, -1) + 1
        found.append((*label, seen[label]))
    return found


def _shared(before: Raw, item: Raw) -> int:
    """How many fields an edit left alone; 0 where it is too few to take one entry for the other."""
    if not isinstance(before, dict) or not isinstance(item, dict):
        return 0
    same = sum(key in item and item[key] == value for key, value in before.items())
    wanted = len(before) if "id" in item else (len(before) + 1) // 2  # an entry that was given an id is else as it was
    return same if same >= wanted else 0


def frozen(item: Raw) -> str:
    """A text that is the same for equal values, whatever the order of their keys."""
    if isinstance(item, dict):
        return "{" + ",".join(f"{key!r}:{frozen(item[key])}" for key in sorted(item)) + "}"
    if isinstance(item, list):
        return "[" + ",".join(map(frozen, item)) + "]"
    return repr(str(item)) if isinstance(item, str) else "null"


# Order ---------------------------------------------------------------------------------------------------------------


def ordered(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any], key: Callable[[Any], Any]) -> list[Any]:
    """All the names of three lists in one order, the same whichever side is ours.

    What a side added stays behind the neighbour it was added behind; what both added there is in the order of `key`,
    as far as that leaves each side's own order alone. What was there before is as one side moved it, or both alike.
    """
    spine = _spine(base, ours, theirs)
    place = {name: at for at, name in enumerate(spine)}
    gaps: dict[Any, int] = {}
    for side in (ours, theirs):
        behind = -1
        for name in side:
            behind = place.get(name, behind)
            if name not in place:
                gaps[name] = max(gaps.get(name, -1), behind)
    added: dict[int, tuple[list[Any], list[Any]]] = {}
    for which, side in enumerate((ours, theirs)):
        for name in side:
            if name in gaps:
                added.setdefault(gaps[name], ([], []))[which].append(name)
    found: list[Any] = []
    for at, old in enumerate([None, *spine], start=-1):
        one, other = added.get(at, ([], []))
        found += [*([old] if at >= 0 else []), *(_woven(one, other, key) if one and other else one or other)]
    return found


def _spine(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> list[Any]:
    """What was there before, in the order that holds."""
    moved = [side for side in (ours, theirs) if _kept(side, base) != _kept(base, side)]
    if not moved or _kept(moved[0], base) != _kept(moved[-1], base):
        return list(base)
    spine = _kept(moved[0], base)
    for at, name in enumerate(base):
        if name not in spine:
            spine.insert(spine.index(base[at - 1]) + 1 if at else 0, name)
    return spine


def _kept(names: Sequence[Any], among: Sequence[Any]) -> list[Any]:
    there = {*among}
    return [name for name in names if name in there]


def _woven(one: list[Any], other: list[Any], key: Callable[[Any], Any]) -> list[Any]:
    both = _kept(one, other)
    if both != _kept(other, one):
        return sorted({*one, *other}, key=key)
    found: list[Any] = []
    one, other = list(one), list(other)
    for name in both:
        left, right = one.index(name), other.index(name)
        found += [*_zipped(one[:left], other[:right], key), name]
        one, other = one[left + 1 :], other[right + 1 :]
    return found + _zipped(one, other, key)


def _zipped(one: list[Any], other: list[Any], key: Callable[[Any], Any]) -> list[Any]:
    found: list[Any] = []
    one, other = list(one), list(other)
    while one and other:
        found.append((one if key(one[0]) <= key(other[0]) else other).pop(0))
    return found + one + other
