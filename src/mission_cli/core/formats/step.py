"""What takes a file from one format to the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mission_cli.core.changes import Change, apply
from mission_cli.core.raw import Raw
from mission_cli.errors import DataPath


class Step(NamedTuple):
    """What takes a file to the next format: keys of the top renamed in place, then edits."""

    renamed: dict[str, str]
    changes: list[Change]
    moved: dict[DataPath, DataPath]
    """Where values went, new place → old place; what is below a place went along."""

    def applied(self, data: Raw) -> Raw:
        """The data after this step."""
        assert isinstance(data, dict)  # noqa: S101  # only a mapping has a format
        return apply(self.changes, {self.renamed.get(key, key): value for key, value in data.items()})

    def origin(self, at: DataPath) -> DataPath:
        """Where the value that is now at this path was."""
        return _through(self.moved, at)

    def place(self, at: DataPath) -> DataPath:
        """Where the value went that was at this path; of one that was taken apart, the section of its first part."""
        back = {old: new for new, old in self.moved.items()}
        if any(at[:length] in back for length in range(1, len(at) + 1)):
            return _through(back, at)
        return next((new[:1] for old, new in back.items() if old[: len(at)] == at), at)


def _through(moved: Mapping[DataPath, DataPath], at: DataPath) -> DataPath:
    for length in range(len(at), 0, -1):
        if at[:length] in moved:
            return (*moved[at[:length]], *at[length:])
    return at
