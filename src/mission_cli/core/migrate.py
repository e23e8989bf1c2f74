"""From an older format of missions to today's: one step from each format to the next.

A file of an older format is read as if it were in today's, told of, and not written until `mission migrate` upgraded it.
What a step does not understand it leaves where it is, and the strict reading says so on the person's own line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from mission_cli.core.changes import Change, Set, apply
from mission_cli.core.raw import Raw
from mission_cli.errors import DataPath, Finding, Problem, RefusedWriteError

FORMAT: Final = 1


class Step(NamedTuple):
    """What takes one file to the next format: keys of the top renamed where they stand, then changes."""

    renamed: Mapping[str, str]
    changes: list[Change]

    def applied(self, data: dict[str, Raw]) -> dict[str, Raw]:
        """The data after this step."""
        after = apply(self.changes, {self.renamed.get(key, key): value for key, value in data.items()})
        assert isinstance(after, dict)  # noqa: S101  # changes are made below the top
        return after


STEPS: Final[dict[int, Callable[[dict[str, Raw]], Step]]] = {}
"""By the number of a format, the step of a file's data to the next one; that `format:` says so goes without saying."""


class Upgrade(NamedTuple):
    """An older file as it reads today."""

    found: int
    data: dict[str, Raw]
    steps: tuple[Step, ...]

    def origin(self, at: DataPath) -> DataPath:
        """Where in the file the value is that is at this path of `data`."""
        for step in reversed(self.steps):
            at = next(((old, *at[1:]) for old, new in step.renamed.items() if at[:1] == (new,)), at)
        return at

    def problem(self) -> Problem:
        """What is said of a file that only reads because it was upgraded in memory."""
        return Problem("W-FORMAT", ("format",), {"found": str(self.found), "known": str(FORMAT)})


def older_format(data: Raw) -> int | None:
    """The number of the format the data is in, where a step leads on from there; None for today's, and for any other."""
    number = data.get("format") if isinstance(data, dict) else None
    return next((known for known in STEPS if number == str(known)), None)


def upgrade(data: Raw) -> Upgrade | None:
    """The data in today's format, with the steps that lead there; None for data that is in no older one."""
    found = older_format(data)
    if found is None or not isinstance(data, dict):
        return None
    steps: list[Step] = []
    for number in range(found, FORMAT):
        renamed, changes = STEPS[number](data)
        steps.append(Step(renamed, [Set(("format",), number + 1), *changes]))
        data = steps[-1].applied(data)
    return Upgrade(found, data, tuple(steps))


def in_todays_format(data: Raw) -> Raw:
    """The data as it reads today, whatever the format of the file it comes from."""
    older = upgrade(data)
    return older.data if older else data


def refuse_older(findings: Iterable[Finding], mission_id: str) -> None:
    """Raises RefusedWriteError where these are the findings of a file in an older format: `mission migrate` goes first."""
    if any(finding.code == "W-FORMAT" for finding in findings):
        raise RefusedWriteError("migrate.first", id=mission_id)
