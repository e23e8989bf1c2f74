"""Files in an older format: read as today's, told of, and not written until they are migrated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mission_cli.core.model.sure import FORMAT
from mission_cli.core.raw import Raw
from mission_cli.errors import Finding, Problem, RefusedWriteError

if TYPE_CHECKING:  # the records take a fifth of a second to import: a file that is surely right does without
    from mission_cli.core.migrate import Upgrade


def in_todays_format(data: Raw) -> Raw:
    """The data as it reads today, whatever the format of the file it comes from."""
    older = read_as_todays(data)
    return older.data if older else data


def read_as_todays(data: Raw) -> Upgrade | None:
    """The data of an older format as it reads today; None for a file of today's, which need not wait for the steps."""
    if isinstance(data, dict) and data.get("format") == FORMAT:
        return None
    from mission_cli.core.migrate import upgrade

    return upgrade(data)


def older_problem(older: Upgrade) -> Problem:
    """What is said of a file that only reads because it was upgraded in memory."""
    return Problem("W-FORMAT", ("format",), {"found": str(older.found), "known": FORMAT})


def refuse_older(findings: Iterable[Finding], mission_id: str) -> None:
    """Raises RefusedWriteError where these are the findings of a file in an older format: `mission migrate` goes first."""
    if any(finding.code == "W-FORMAT" for finding in findings):
        raise RefusedWriteError("migrate.first", id=mission_id)
