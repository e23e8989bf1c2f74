"""Taking an index for right while the system is still asked about the files, and making sure before anything is said.

To ask takes longer than to answer. A command that only shows something works out its answer meanwhile; when nothing has
changed since the index was written, as on most days, it is given, else thrown away and worked out again.
"""

from __future__ import annotations

from typing import NamedTuple

from mission_cli.storage.index import ahead
from mission_cli.storage.index.listing import unchanged
from mission_cli.storage.index.packed import Index
from mission_cli.storage.root import StrPath


class _Taken(NamedTuple):
    root: StrPath
    folder: str
    view: str
    closed: bool
    said: Index

    def is_right(self) -> bool:
        """Waits for the answer."""
        return unchanged(self.root, self.folder, self.said.found, self.said.settings_record)


_allowed: bool = False
_taken: list[_Taken] = []
_sure: list[_Taken] = []


class WrongError(Exception):
    """Something changed: what is being worked out is not true."""


def begin() -> None:
    """Allow indexes to be taken for right, until `held`."""
    global _allowed  # noqa: PLW0603  # as the question itself: one a process
    _allowed = True


def take(root: StrPath, folder: str, view: str, index: Index) -> bool:
    """Whether this index of a view of a folder is taken for right: allowed, and the system has not answered yet."""
    taken = _allowed and index.settled and ahead.is_asking(f"{root}/{folder}")
    if taken:
        _taken.append(_Taken(root, folder, view, index.closed is not None, index))
    return taken


def ask() -> None:
    """Raises WrongError once the system has answered that something changed."""
    for one in _taken if _allowed else ():
        if one not in _sure and not ahead.is_asking(f"{one.root}/{one.folder}"):
            if not one.is_right():
                raise WrongError
            _sure.append(one)


def held() -> bool:
    """Whether all that was taken for right is so; from now on, nothing is taken any more."""
    global _allowed  # noqa: PLW0603
    _allowed = False
    right = all(one in _sure or one.is_right() for one in _taken)
    if right:
        _taken.clear()
    _sure.clear()
    return right


def wrong(root: StrPath, view: str, *, closed: bool) -> Index | None:
    """The index that was taken for right, and was not: it need not be read from the disk again."""
    for one in _taken:
        if not _allowed and (one.root, one.view, one.closed) == (root, view, closed):
            _taken.remove(one)
            return one.said
    return None
