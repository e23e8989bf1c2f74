"""What became of the parts of a record, or of a file, between two states: actions, options, answers, texts, skills.

A part that is nowhere any more is lost; one that says something else is rewritten. What later steps are there to change –
a state, a day, whose turn it is – is neither: a blocker is opened again, an action gets another day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mission_cli.core.raw import Raw

_OF_STEPS: Final = frozenset(
    {
        *("done", "due", "owner", "state", "verified", "why", "ref", "chosen"),
        *("resolved", "decision", "decided", "returned", "revoked", "asked", "answered", "visibility"),
    }
)
"""What a later step changes as a matter of course, wherever it stands."""
_LABELS: Final = ("id", "what", "title", "text", "name")
"""What tells an entry of a list from the others, the best first."""
_APART: Final = frozenset(
    {
        *("format", "journal", "tags", "contract", "followup", "renewal"),
        *("consultant", "client", "manager", "business", "people"),
    }
)
"""What of a file is judged elsewhere – its records, the terms of its contract – or is anybody's to change."""


class Parts(NamedTuple):
    """The names of parts, `actions` or `answers.welcome`, in the order of the record before."""

    lost: tuple[str, ...] = ()
    rewritten: tuple[str, ...] = ()


def parts(before: Mapping[str, Raw], after: Mapping[str, Raw], said: frozenset[str]) -> Parts:
    """What became of the parts of one record. `said` are all the texts of the file after: one that moved is not lost."""
    return _sorted(_mapping((), before, after, said))


def parts_of_file(before: Mapping[str, Raw], after: Mapping[str, Raw], said: frozenset[str]) -> Parts:
    """As `parts`, of what is in no record of a mission or a profile: texts, lists of words, the closing."""
    old, new = ({key: _without_records(value) for key, value in data.items()} for data in (before, after))
    found = [
        one
        for key, value in old.items()
        if key not in _APART and (isinstance(value, (dict, list)) or _is_words(value))
        for one in _value((key,), value, new.get(key), said)
        if one[0] == "lost"
    ]
    if old.get("closed") and old.get("closed") != new.get("closed"):
        found = [*(one for one in found if one[1] != "closed"), ("rewritten", "closed")]
    return _sorted(iter(found))


def texts(data: Raw) -> frozenset[str]:
    """Every text of a file's data, white space folded."""
    return frozenset(_texts(data))


def unlike(before: Mapping[str, Raw], after: Mapping[str, Raw]) -> bool:
    """Whether two records of one id share nothing but that: an id that was given to another record."""
    one, other = (set(_leaves(data)) for data in (before, after))
    return len(one) > 1 and len(other) > 0 and not one & other


def _texts(data: Raw) -> Iterator[str]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
    elif data is not None:
        yield " ".join(str(data).split())


def _leaves(data: Mapping[str, Raw]) -> Iterator[tuple[str, str]]:
    for key, value in data.items():
        if key not in ("id", "type"):
            for text in _texts(value):
                yield key, text


def _sorted(found: Iterator[tuple[str, str]]) -> Parts:
    names: dict[str, dict[str, None]] = {"lost": {}, "rewritten": {}}
    for kind, name in found:
        names[kind][name] = None
    return Parts(tuple(names["lost"]), tuple(name for name in names["rewritten"] if name not in names["lost"]))


def _mapping(
    path: tuple[str, ...], before: Mapping[str, Raw], after: Mapping[str, Raw], said: frozenset[str]
) -> Iterator[tuple[str, str]]:
    for key, value in before.items():
        if key != "id" and key not in _OF_STEPS:
            yield from _value((*path, key), value, after.get(key), said)


def _value(path: tuple[str, ...], before: Raw, after: Raw, said: frozenset[str]) -> Iterator[tuple[str, str]]:
    name = ".".join(path[:2])
    if before in (None, "", [], {}) or before == after:
        return
    if after in (None, "", [], {}):
        if not texts(before) <= said or not _is_words(before):
            yield "lost", name
    elif isinstance(before, dict) and isinstance(after, dict):
        yield from _mapping(path, before, after, said)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _list(path, before, after, said)
    elif isinstance(before, (dict, list)) or isinstance(after, (dict, list)):
        yield "lost", name
    elif str(before).split() != str(after).split():
        yield "rewritten", name


def _list(
    path: tuple[str, ...], before: list[Raw], after: list[Raw], said: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Entries are the same by what they are called or what they say; of those left, as many as came may be rewritten."""
    name = ".".join(path[:2])
    left = list(after)
    missing: list[Raw] = []
    for item in before:
        twin = next((one for one in left if one == item), None)
        if twin is None and isinstance(item, dict):
            twin = next((one for one in left if isinstance(one, dict) and _same_label(item, one)), None)
        if twin is None:
            missing.append(item)
            continue
        left.remove(twin)
        if isinstance(item, dict) and isinstance(twin, dict):
            yield from _mapping(path, item, twin, said)
    gone = [item for item in missing if not _is_words(item) or not texts(item) <= said]
    if len(gone) > len(left):
        yield "lost", name
    elif gone:
        yield "rewritten", name


def _same_label(one: Mapping[str, Raw], other: Mapping[str, Raw]) -> bool:
    label = next((key for key in _LABELS if one.get(key)), None)
    return label is not None and one[label] == other.get(label)


def _without_records(value: Raw) -> Raw:
    if isinstance(value, dict):
        return {key: _without_records(item) for key, item in value.items()}
    return [item for item in value if not isinstance(item, dict)] if isinstance(value, list) else value


def _is_words(value: Raw) -> bool:
    """Whether a value is more than a word: that may well stand somewhere else by chance."""
    return any(" " in text.strip() for text in texts(value))
