"""Taking an index for right while the system is still asked about the files, and making sure before anything is said.

To ask takes longer than to answer. A command that only shows something works out its answer meanwhile; when nothing has
changed since the index was written, as on most days, it is given, else thrown away and worked out again.
"""

from __future__ import annotations

from mission_cli.storage.index import ahead
from mission_cli.storage.index.listing import unchanged
from mission_cli.storage.index.packed import Index
from mission_cli.storage.root import StrPath

_allowed: bool = False
_taken: list[tuple[StrPath, str, Index]] = []


def begin() -> None:
    """Allow indexes to be taken for right, until `held`."""
    global _allowed  # noqa: PLW0603  # as the question itself: one a process
    _allowed = True


def take(root: StrPath, below: str, index: Index) -> bool:
    """Whether this index of the folder `below` is taken for right: allowed, and the system has not answered yet."""
    taken = _allowed and index.settled and ahead.is_asking(f"{root}/{below}")
    if taken:
        _taken.append((root, below, index))
    return taken


def held() -> bool:
    """Whether all that was taken for right is so; from now on, nothing is taken any more."""
    global _allowed  # noqa: PLW0603
    _allowed = False
    right = all(unchanged(root, below, index.found, index.settings_record) for root, below, index in _taken)
    _taken.clear()
    return right
