"""From an older format to today's: each step a function of the data, its outcome edits, one step a format.

Nothing is lost: what has no place in the new format is kept under a key of the person's own (`x-status`). What a step
does not understand is left where it is, and the strict reading says so on the person's own line.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from mission_cli.core.formats.from_0 import MARKS_OF_0, from_0
from mission_cli.core.formats.step import Step
from mission_cli.core.raw import Raw
from mission_cli.errors import DataPath

FORMAT: Final = 1


class Upgrade(NamedTuple):
    """An older file as it reads today."""

    found: int
    data: Raw
    steps: tuple[Step, ...]

    def origin(self, at: DataPath) -> DataPath:
        """Where in the file the value is that is at this path of `data`."""
        for step in reversed(self.steps):
            at = step.origin(at)
        return at


def older_format(data: Raw) -> int | None:
    """The number of the format the data is in, where it is one that can be upgraded; None for today's, and for none."""
    if not isinstance(data, dict):
        return None
    if "format" not in data:
        return 0 if any(key in MARKS_OF_0 for key in data) or isinstance(data.get("journal"), list) else None
    number = data["format"]
    known = {str(at) for at in range(FORMAT)}
    return int(number) if isinstance(number, str) and number in known else None


def upgrade(data: Raw) -> Upgrade | None:
    """The data in today's format, with the steps that lead there; None for data that is in no older one."""
    found = older_format(data)
    if found is None:
        return None
    steps: list[Step] = []
    for step_from in STEPS[found:]:
        step = step_from(data)
        steps.append(step)
        data = step.applied(data)
    return Upgrade(found, data, tuple(steps))


STEPS: Final[tuple[Callable[[Raw], Step], ...]] = (from_0,)
"""The step from each format to the next, from format 0 on."""
