"""The facts of every mission, as fast as the files can be asked whether they changed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mission_cli.core.slug import slugify
from mission_cli.core.status import Bands
from mission_cli.core.summary import Summary, end_of, packed, path_of, slug_of, stored_duration, summarise, unpacked
from mission_cli.errors import Finding
from mission_cli.storage.index import Index, Row, in_order, lines
from mission_cli.storage.listing import folded
from mission_cli.storage.root import MISSIONS, SETTINGS
from mission_cli.storage.view import Progress, Rows, View, current

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.core.dates import Duration
    from mission_cli.storage.workspace import Workspace


class Portfolio(NamedTuple):
    """Every mission that reads, packed (see core/summary), with every finding of every file and the settings needed."""

    open_rows: list[str]
    closed_part: bytes
    """The closed missions as the index keeps them: most questions are not about them."""
    second: frozenset[str]
    """Files left aside because another has their id."""
    findings: list[Finding]
    bands: Bands
    every: Duration

    @property
    def rows(self) -> list[str]:
        """Every mission, packed."""
        return self.open_rows + _without(self.second, lines(self.closed_part))

    def all(self) -> list[Summary]:
        """The facts of every mission."""
        return [unpacked(row) for row in self.rows]

    def open(self) -> list[Summary]:
        """The facts of the missions that are not closed."""
        return [unpacked(row) for row in self.open_rows]

    def ending(self, until: dt.date) -> list[Summary]:
        """The open missions that end on `until` or before, and every other open mission of the same consultants."""
        first = bisect_right(self.open_rows, until.isoformat(), key=end_of)
        people = {slug_of(row) for row in self.open_rows[:first]}
        later = [row for row in self.open_rows[first:] if slug_of(row) in people]
        return [unpacked(row) for row in self.open_rows[:first] + later]

    def open_count(self) -> int:
        """How many missions are not closed."""
        return len(self.open_rows)

    def paths(self) -> set[str]:
        """The files that read."""
        return {path_of(row) for row in self.rows} if self.findings else set()


def read(root: Path, progress: Progress | None = None, *, keep: bool = True) -> Portfolio:
    """The portfolio of a workspace, see `view.current`."""
    index, closed = current(root, SUMMARIES, progress, keep=keep)
    return _portfolio(index, closed)


def _quick_rows(root: Path, names: list[str]) -> tuple[Rows, list[str]]:
    """The rows of the files that are surely right, without the model and a YAML parser; the names of the others."""
    from mission_cli.storage.quick import quick_row

    folder, rows, left = str(root), Rows(), list[str]()
    for name in names:
        row = quick_row(folder, name) if name != SETTINGS else None
        if row is None:
            left.append(name)
        else:
            rows.append((name, (row, [])))
    return rows, left


def _strict_rows(root: Path, names: list[str]) -> Rows:
    if not names:
        return []
    from mission_cli.storage.workspace import Workspace

    workspace = Workspace(root)
    return [(name, settings_row(workspace) if name == SETTINGS else _row(workspace, name)) for name in names]


def _row(workspace: Workspace, name: str) -> Row:
    one, findings = workspace.read(workspace.root / name)
    return (packed(summarise(one.id, name, one.mission)) if one else ""), findings


def settings_row(workspace: Workspace) -> Row:
    """The settings that lists, horizons and the agenda need."""
    settings = workspace.settings
    horizons, rhythm = settings.horizons, settings.rhythm
    lengths = (horizons.urgent, horizons.watch, horizons.lead, settings.every, settings.review)
    steps = ",".join(f"{step}={length}" for step, length in rhythm.items())
    touch = (settings.keep_in_touch, settings.perspective, ",".join(map(slugify, settings.left_alone)))
    row = "\t".join((*map(str, lengths), settings.holidays, steps, *map(str, touch)))
    return row, workspace.settings_findings


SUMMARIES = View("index-1", Summary._fields, MISSIONS, _quick_rows, _strict_rows)


def _portfolio(index: Index, closed: Iterable[Finding]) -> Portfolio:
    urgent, watch, lead, every = map(stored_duration, index.settings.decode().split("\t")[:4])
    double = [] if index.alone else twice(index)
    second = frozenset(finding.path for finding in double)
    findings = [found for name, several in index.all_findings().items() if name not in second for found in several]
    return Portfolio(
        _without(second, lines(index.open_rows)),
        index.closed_rows,
        second,
        [*findings, *closed, *double],
        Bands(urgent, watch, lead),
        every,
    )


def _without(second: frozenset[str], rows: list[str]) -> list[str]:
    return [row for row in rows if path_of(row) not in second] if second else rows


def twice(index: Index) -> list[Finding]:
    """A finding for each file whose id another has already."""
    first: dict[str, str] = {}
    findings: list[Finding] = []
    for name in in_order(index.names(MISSIONS)):
        other = first.setdefault(folded(name), name)
        if other != name:
            shown = name.rpartition("/")[2].rpartition(".")[0]
            findings.append(Finding(name, 0, 0, 0, "E-ID-TWICE", {"id": shown, "other": other}))
    return findings
