"""Two missions that were given one id in two places, told from one mission that two people wrote into the same file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mission_cli.core.slug import slugify

if TYPE_CHECKING:
    from mission_cli.core.raw import Raw


def are_two(one: Raw, other: Raw) -> bool:
    """Whether these two files, both new under one id, are of two missions: of two people, or of one from another day on.

    A client or a title may be written in two ways; who does the mission, and when it begins, are not.
    """
    return _marks(one) != _marks(other) and None not in (_marks(one), _marks(other))


def _marks(data: Raw) -> tuple[str, str] | None:
    if not isinstance(data, dict):
        return None
    consultant, contract = data.get("consultant"), data.get("contract")
    if not isinstance(consultant, str) or not isinstance(contract, dict):
        return None
    return slugify(consultant.partition("<")[0]), str(contract.get("start") or "")
