"""Words of a closed list, as they are typed. Imports nothing heavy: lists and horizons use it."""

from __future__ import annotations

from collections.abc import Sequence

from mission_cli.core.nearest import nearest
from mission_cli.errors import UsageError


def choice(text: str, option: str, known: Sequence[str]) -> str:
    """A word of a closed list, whatever its case. Raises UsageError with the nearest one."""
    for candidate in known:
        if text.strip().casefold() == candidate.casefold():
            return candidate
    near = nearest(text.strip(), known)
    key = "cli.bad-choice-near" if near else "cli.bad-choice"
    raise UsageError(key, name=option, value=text[:60], known=", ".join(known), near=near)
