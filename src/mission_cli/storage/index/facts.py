"""The facts of every mission over its whole life, closed ones included, from an index of their own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mission_cli.core.facts import Facts, facts_of, packed, unpacked
from mission_cli.core.happened import latest
from mission_cli.core.kinds import CLIENT
from mission_cli.core.summary import end_of, path_of, slug_of
from mission_cli.errors import Finding
from mission_cli.storage.index import to_come
from mission_cli.storage.index.packed import Row, lines
from mission_cli.storage.index.portfolio import settings_row, twice
from mission_cli.storage.index.view import Progress, Rows, View, current
from mission_cli.storage.root import MISSIONS, SETTINGS, StrPath

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.storage.workspace import Workspace


def facts(
    root: StrPath, progress: Progress | None = None, today: dt.date | None = None
) -> tuple[list[Facts], list[Finding]]:
    """The facts of every mission that reads, by their ends, the open ones first, and every finding; see `view.current`.
    Without what is said to happen after `today`.

    Of several files with one id the first is taken.
    """
    open_rows, closed_rows, findings = _read(root, progress)
    found = [unpacked(row) for row in (*open_rows, *closed_rows)]
    return [_as_of(root, one, today) for one in found], findings


def _as_of(root: StrPath, one: Facts, today: dt.date | None) -> Facts:
    if today is None or one.latest is None or one.latest <= today:
        return one
    again = to_come.read(root, one.path, today)
    return facts_of(again.id, one.path, again.mission) if again else one


def terms(
    root: StrPath, day: dt.date, progress: Progress | None = None, today: dt.date | None = None
) -> tuple[list[Facts], list[Finding]]:
    """As `facts`, as far as they say who is where on `day` and after, and since when: see `unpacked` without `journal`.

    Of the closed missions that were over before, the last one of each person at a client is enough, and the first of
    any kind: nothing is known of the time before it.
    """
    open_rows, closed_rows, findings = _read(root, progress)
    first = bisect_left(closed_rows, day.isoformat(), key=end_of)
    found = [unpacked(row, journal=False) for row in (*open_rows, *closed_rows[first:])]
    seen: set[str] = set()
    for row in reversed(closed_rows[:first]):
        if slug_of(row) not in seen:
            one = unpacked(row, journal=False)
            if one.kind == CLIENT:
                seen.add(one.slug)
                found.append(one)
    found += _first_ones(closed_rows[:first], {one.path for one in found})
    return [_as_of(root, one, today) for one in found], findings


def _first_ones(rows: list[str], there: set[str]) -> Iterator[Facts]:
    """The mission of each person that started first, where it is not among those that are there already."""
    earliest: dict[str, tuple[str, str]] = {}
    for row in rows:
        slug, start = slug_of(row), row.split("\t", 11)[10]
        if slug not in earliest or start < earliest[slug][0]:
            earliest[slug] = start, row
    return (unpacked(row, journal=False) for _, row in earliest.values() if path_of(row) not in there)


def _read(root: StrPath, progress: Progress | None) -> tuple[list[str], list[str], list[Finding]]:
    """The packed missions by their ends, open and closed, and every finding."""
    index, closed = current(root, FACTS, progress)
    double = [] if index.alone else twice(index)
    second = {finding.path for finding in double}
    kept = index.all_findings()
    findings = [found for name, several in kept.items() if name not in second for found in several]
    parts = [lines(part.rows) for part in index.parts]
    if second:
        parts = [[row for row in rows if path_of(row) not in second] for rows in parts]
    return parts[0], parts[1], [*findings, *closed, *double]


def _none_quick(_root: StrPath, names: list[str], _closed: bool) -> tuple[Rows, list[str]]:  # noqa: FBT001  # as a view calls it
    return [], names


def _rows(root: StrPath, names: list[str]) -> Rows:
    if not names:
        return []
    from pathlib import Path

    from mission_cli.storage.workspace import Workspace

    workspace = Workspace(Path(root))
    return [(name, settings_row(workspace) if name == SETTINGS else _row(workspace, name)) for name in names]


def _row(workspace: Workspace, name: str) -> Row:
    one, findings = workspace.read(workspace.root / name)
    row = packed(facts_of(one.id, name, one.mission)._replace(latest=latest(one.raw))) if one else ""
    return Row(row, findings)


FACTS = View("facts-2", Facts._fields, MISSIONS, _none_quick, _rows)
