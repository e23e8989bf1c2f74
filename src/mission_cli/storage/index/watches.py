"""What is open in every mission, and when people are away: what the agenda needs, from two indexes of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from mission_cli.core.contact import Seen, Touch
from mission_cli.core.points import Habits
from mission_cli.core.status import DECISION, Bands
from mission_cli.core.summary import Summary, is_open, path_of, stored_duration, unescaped, unpacked
from mission_cli.core.watch import Course, Watch, Watched, packed_watch, unpacked_watch, watch
from mission_cli.errors import Finding
from mission_cli.storage.index import to_come
from mission_cli.storage.index.packed import Row, lines
from mission_cli.storage.index.people import people_and_absences
from mission_cli.storage.index.portfolio import packed_summary, rhythm_in, settings_row, twice
from mission_cli.storage.index.view import Progress, Rows, View, current
from mission_cli.storage.root import MISSIONS, SETTINGS, StrPath

if TYPE_CHECKING:
    from mission_cli.core.dates import Span
    from mission_cli.core.people_known import Person
    from mission_cli.storage.workspace import Loaded

_PROMISED = "task\x1fkeep-in-touch\x1f"
"""How a task of a checklist to keep in touch is packed: see `packed_watch`."""


class Watches(NamedTuple):
    """Every mission with something to watch, packed; the settings; the findings of files left out or broken."""

    rows: list[str]
    habits: Habits
    findings: list[Finding]
    read: frozenset[str]
    """The files that read, where some file has a finding."""
    every_row: list[str]
    """Every mission, closed ones with nothing to watch too."""
    people: list[Person]
    touch: Touch

    def each(self) -> Iterator[tuple[Summary, Watch]]:
        """The facts of each mission."""
        for row in self.rows:
            summary, _, rest = row.rpartition("\t")
            yield unpacked(summary), unpacked_watch(rest)

    def served(self) -> Iterator[Seen]:
        """Every mission for a client, as contacts look at it."""
        for row in self.every_row:
            # Read here: to unpack all of ten thousand summaries takes four times as long.
            parts = row.split("\t")
            if parts[5] != "client":
                continue
            if "\\" in row:
                parts = [unescaped(part) for part in parts]
            _, _, mission_id, path, title, _, consultant, client, manager, start, end, *rest = parts
            closed, last, _, _, watched = rest[-5:]
            yield Seen(
                mission_id,
                path,
                title,
                consultant,
                client,
                manager or None,
                dt.date.fromisoformat(start),
                dt.date.fromisoformat(end),
                dt.date.fromisoformat(last) if last else None,
                bool(closed),
                _PROMISED in watched,
            )


def read(root: StrPath, progress: Progress | None = None, today: dt.date | None = None) -> Watches:
    """What is open in the missions of a workspace on any day, see `view.current`; without what is said to happen after
    `today`."""
    index, closed = current(root, WATCHES, progress)
    double = [] if index.alone else twice(index)
    second = {finding.path for finding in double}
    kept = index.all_findings()
    findings = [found for name, several in kept.items() if name not in second for found in several]
    # Of closed missions nothing is watched but what goes on after the end.
    every = [row for part in index.parts for row in lines(part.rows)]
    if second:
        every = [row for row in every if path_of(row) not in second]
    if today is not None:
        every = [_as_of(root, row, today) for row in every]
    rows = [row for row in every if is_open(row) or not row.endswith("\t")]
    known = frozenset(map(path_of, every)) if kept or double else frozenset[str]()
    people, away = people_and_absences(root, today)
    left = {one.slug: one.left for one in people if one.left}
    habits, touch = _settings(index.settings.decode(), away, left)
    return Watches(rows, habits, [*findings, *closed, *double], known, every, people, touch)


def _settings(settings: str, away: dict[str, tuple[Span, ...]], left: dict[str, dt.date]) -> tuple[Habits, Touch]:
    *lengths, holidays, steps, keep, perspective, alone, since = settings.split("\t")
    urgent, near, lead, every, review = map(stored_duration, lengths)
    rhythm = rhythm_in(steps)
    touch = Touch(stored_duration(keep), frozenset(filter(None, alone.split(","))), perspective != "client")
    return Habits(
        Bands(urgent, near, lead, rhythm.get(DECISION)), every, review, rhythm, holidays, away, left, _since(since)
    ), touch


def _since(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


# How files become rows -----------------------------------------------------------------------------------------------


def _none_quick(_root: StrPath, names: list[str], _closed: bool) -> tuple[Rows, list[str]]:  # noqa: FBT001  # as a view calls it
    return [], names


def _watch_rows(root: StrPath, names: list[str]) -> Rows:
    if not names:
        return []
    from pathlib import Path

    from mission_cli.storage.workspace import Workspace

    workspace = Workspace(Path(root))
    rows: Rows = []
    for name in names:
        if name == SETTINGS:
            rows.append((name, settings_row(workspace)))
            continue
        one, findings = workspace.read(workspace.root / name)
        rows.append((name, Row(_packed(one, name) if one else "", findings)))
    return rows


def _packed(one: Loaded, name: str) -> str:
    return f"{packed_summary(one, name)}\t{packed_watch(watch(one.mission))}"


def _as_of(root: StrPath, row: str, today: dt.date) -> str:
    if row.rsplit("\t", 2)[1] <= today.isoformat():
        return row
    name = path_of(row)
    again = to_come.read(root, name, today)
    return _packed(again, name) if again else row


WATCHES = View("watch-4", (Summary._fields, Course._fields, Watched._fields), MISSIONS, _none_quick, _watch_rows)
