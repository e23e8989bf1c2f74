"""The facts of every mission, as fast as the files can be asked whether they changed."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from mission_cli.core.happened import latest
from mission_cli.core.status import DECISION, Bands
from mission_cli.core.summary import (
    AHEAD,
    Coming,
    Summary,
    coming,
    marked_ahead,
    packed,
    path_of,
    slug_of,
    stored_duration,
    summarise,
    unpacked,
)
from mission_cli.errors import Finding
from mission_cli.storage.index import to_come
from mission_cli.storage.index.listing import folded
from mission_cli.storage.index.packed import UNREAD, Index, Row, each, first_after, in_order, joined, lines
from mission_cli.storage.index.view import Progress, Rows, View, current
from mission_cli.storage.reading import plain
from mission_cli.storage.root import MISSIONS, SETTINGS, StrPath

if TYPE_CHECKING:
    from mission_cli.core.dates import Duration
    from mission_cli.core.working_days import Region
    from mission_cli.storage.workspace import Loaded, Workspace


class Portfolio(NamedTuple):
    """Every mission that reads, packed (see core/summary), with the findings of their files and the settings needed.

    Where closed missions were not asked for, nothing is told of them.
    """

    open_part: bytes
    """The missions that are not closed, as the index keeps them: by their ends, one a line."""
    closed_part: bytes
    second: frozenset[str]
    """Files left aside because another has their id."""
    findings: list[Finding]
    bands: Bands
    every: Duration
    region: Region
    since: dt.date | None = None
    """The day from which on everything is recorded, where the settings say one."""

    @property
    def open_rows(self) -> list[str]:
        """The missions that are not closed, packed."""
        return _without(self.second, lines(self.open_part))

    @property
    def rows(self) -> list[str]:
        """Every mission, packed."""
        return self.open_rows + _without(self.second, lines(self.closed_part))

    def all(self) -> list[Summary]:
        """The facts of every mission."""
        return [unpacked(row) for row in self.rows]

    def of(self, consultant: str) -> list[Summary]:
        """The facts of every mission of a consultant, by slug."""
        return [unpacked(row) for row in self.rows if slug_of(row) == consultant]

    def open(self) -> list[Summary]:
        """The facts of the missions that are not closed."""
        return [unpacked(row) for row in self.open_rows]

    def ending(self, until: dt.date) -> tuple[list[Summary], dict[str, list[Coming]]]:
        """The open missions that end on `until` or before, and the later ones of the same consultants by their slug."""
        part = self.open_part if not self.second else joined(self.open_rows)
        first = first_after(part, until.isoformat().encode())
        ending = [unpacked(row.decode("utf-8", "surrogateescape")) for row in each(part, 0, first)]
        later: dict[bytes, list[Coming]] = {one.consultant_slug.encode(): [] for one in ending}
        for row in each(part, first, len(part)):
            several = later.get(_slug_of(row))
            following = coming(row.decode("utf-8", "surrogateescape")) if several is not None else None
            if several is not None and following:
                several.append(following)
        return ending, {slug.decode(): several for slug, several in later.items()}

    def open_count(self) -> int:
        """How many missions are not closed."""
        return len(self.open_rows)

    def paths(self) -> set[str]:
        """The files that read."""
        return {path_of(row) for row in self.rows} if self.findings else set()


def read(
    root: StrPath,
    progress: Progress | None = None,
    *,
    keep: bool = True,
    closed: bool = True,
    today: dt.date | None = None,
) -> Portfolio:
    """The portfolio of a workspace, its closed missions where they are asked for, see `view.current`; without what is
    said to happen after `today`."""
    index, shut = current(root, SUMMARIES, progress, keep=keep, closed=closed)
    found = _portfolio(index, shut)
    if today is not None:
        parts = (to_come.as_of(root, part, today, packed_summary) for part in (found.open_part, found.closed_part))
        found = found._replace(open_part=next(parts), closed_part=next(parts))
    return _closed_since(found, today or _clock()) if AHEAD.encode() in found.open_part else found


def _closed_since(found: Portfolio, today: dt.date) -> Portfolio:
    """The same, with the missions that were to close on a day to come, and have by now, among the closed ones."""
    rows = lines(found.open_part)
    over = {row for row in rows if row[10] == AHEAD and marked_ahead(f"{row[:10]}1{row[11:]}", today)[10] == "1"}
    if not over:
        return found
    closed = sorted([*lines(found.closed_part), *over])
    return found._replace(open_part=joined(row for row in rows if row not in over), closed_part=joined(closed))


def _clock() -> dt.date:
    """The day on which files are read, as a listing has the moment: it decides what an index keeps apart, and no answer."""
    return dt.date.fromtimestamp(time.time_ns() // 10**9)  # noqa: DTZ012  # the day on the wall


def packed_summary(one: Loaded, name: str) -> str:
    """What is kept of a mission that was read from the file of this name."""
    return packed(summarise(one.id, name, one.mission)._replace(latest=latest(one.raw)))


def _quick_rows(root: StrPath, names: list[str], closed: bool) -> tuple[Rows, list[str]]:  # noqa: FBT001  # as a view calls it
    """The rows of the files that are not to be read, when closed ones are not asked for; the names of the others."""
    if closed:
        return [], names
    rows, left = Rows(), list[str]()
    for name in names:
        raw = _content(f"{root}/{name}") if name != SETTINGS else None
        if raw and _shows_closed(raw):
            rows.append((name, UNREAD))
        else:
            left.append(name)
    return rows, left


def _strict_rows(root: StrPath, names: list[str]) -> Rows:
    if not names:
        return []
    from pathlib import Path

    from mission_cli.storage.workspace import Workspace

    workspace = Workspace(Path(root))
    return [(name, settings_row(workspace) if name == SETTINGS else _row(workspace, name)) for name in names]


def _row(workspace: Workspace, name: str) -> Row:
    one, findings = workspace.read(workspace.root / name)
    if one:
        return Row(marked_ahead(packed_summary(one, name), _clock()), findings)
    return Row("", findings, closed=_shows_closed(_content(f"{workspace.root}/{name}") or b""))


def _content(path: str) -> bytes | None:
    """A file's bytes; None for one that is large, or that the strict reading has something to say about."""
    return plain(path, 100_000)


def _shows_closed(raw: bytes) -> bool:
    """Whether a file plainly says that its mission is closed, as `mission close` writes it: `closed: 2026-11-20 by …`.
    On a day to come it is not."""
    at = raw.find(b"\nclosed: ")
    day = raw[at + len("\nclosed: ") :][:10]
    return at >= 0 and day[:1].isdigit() and day <= _clock().isoformat().encode()


def settings_row(workspace: Workspace) -> Row:
    """The settings that lists, horizons and the agenda need."""
    from mission_cli.core.clients import client_key

    settings = workspace.settings
    horizons, rhythm = settings.horizons, settings.rhythm
    lengths = (horizons.urgent, horizons.watch, horizons.lead, settings.every, settings.review)
    steps = ",".join(f"{step}={length}" for step, length in rhythm.items())
    touch = (settings.keep_in_touch, settings.perspective, ",".join(map(client_key, settings.left_alone)))
    row = "\t".join((*map(str, lengths), settings.holidays, steps, *map(str, touch), str(settings.since or "")))
    return Row(row, workspace.settings_findings)


SUMMARIES = View("index-3", Summary._fields, MISSIONS, _quick_rows, _strict_rows)


def _portfolio(index: Index, closed: Iterable[Finding]) -> Portfolio:
    *lengths, holidays, steps, _, _, _, since = index.settings.decode().split("\t")
    urgent, watch, lead, every, _ = map(stored_duration, lengths)
    double = [] if index.alone else twice(index)
    second = frozenset(finding.path for finding in double)
    findings = [found for name, several in index.all_findings().items() if name not in second for found in several]
    return Portfolio(
        index.open.rows,
        index.closed.rows if index.closed else b"",
        second,
        [*findings, *closed, *double],
        Bands(urgent, watch, lead, rhythm_in(steps).get(DECISION)),
        every,
        holidays,  # type: ignore[arg-type]  # as the settings have it
        _day(since) if since else None,
    )


def _day(text: str) -> dt.date:
    from mission_cli.core.dates import parse_iso

    return parse_iso(text)


def rhythm_in(steps: str) -> dict[str, Duration]:
    """The steps of the rhythm as `settings_row` wrote them."""
    return {
        step: stored_duration(length) for step, _, length in (one.partition("=") for one in steps.split(",")) if step
    }


def _slug_of(row: bytes) -> bytes:
    return row[12 : row.index(b"\t", 12)]


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
