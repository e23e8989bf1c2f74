"""The keys of the format, for whoever writes a file or tells of one. Imports the records only when it is asked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any


def keys_at(path: Iterable[object], record: str = "Mission") -> list[str]:
    """The keys the format knows in the mapping at this path of a record, in their order; [] where keys are free.

    A step into a list may be anything. Below an entry of the journal, the keys of every type of entry.
    """
    from mission_cli.core.model import structure

    return structure.keys_at(structure.ROOTS[record], path)


def keys_of_entry(kind: str) -> list[str]:
    """The keys of an entry of the journal in the order they are written, by its `type`; [] for none that is known."""
    from mission_cli.core.model.structure import entries, fields_of

    record = entries().get(kind)
    if record is None:
        return []
    return list(dict.fromkeys(("id", "type", "date", *(field.key for field in fields_of(record)))))


def empty_of_entry(kind: str) -> dict[str, Any]:
    """What each key of an entry holds where nothing was said: an empty list or mapping, None elsewhere."""
    from mission_cli.core.model.structure import entries, fields_of

    return {
        field.key: field.info.default_factory() if field.info.default_factory else None  # type: ignore[call-arg]  # takes nothing
        for field in fields_of(entries()[kind])
    }


@cache
def known_keys() -> frozenset[str]:
    """Every key of the format. Any other is somebody's own word, and may say what is kept back."""
    from mission_cli.core.model.structure import ROOTS, fields_of, records

    return frozenset(field.key for root in ROOTS.values() for part in records(root) for field in fields_of(part))
