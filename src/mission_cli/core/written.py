"""Data as it was read, as values to write again: what was plain stays plain, what was a text stays a text."""

from __future__ import annotations

from typing import Any

from mission_cli.core.dates import NotADate, parse_iso
from mission_cli.core.quantities import number_or_text
from mission_cli.core.raw import Plain, Raw


def as_values(raw: Raw) -> Any:
    """`raw` with its unquoted dates, numbers and `true` or `false` as such; an unquoted `0612345678` becomes the text it must be."""
    if isinstance(raw, dict):
        return {key: as_values(item) for key, item in raw.items()}
    if isinstance(raw, list):
        return [as_values(item) for item in raw]
    if not isinstance(raw, Plain):
        return raw
    try:
        return parse_iso(raw)
    except NotADate:
        return unquoted(raw)


def unquoted(raw: Plain) -> bool | int | float | str:
    """What an unquoted scalar that is no date says: `true`, `false`, a number, else the text."""
    return raw == "true" if raw in ("true", "false") else number_or_text(raw)
