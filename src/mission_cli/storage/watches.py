"""What is open in every mission, and when people are away: what the agenda needs, from two indexes of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from mission_cli.core.dates import Span
from mission_cli.core.points import Habits
from mission_cli.core.status import Bands
from mission_cli.core.summary import Summary, escaped, packed, path_of, stored_duration, summarise, unescaped, unpacked
from mission_cli.core.watch import Course, Watch, Watched, packed_watch, unpacked_watch, watch
from mission_cli.errors import Finding
from mission_cli.storage.index import lines
from mission_cli.storage.portfolio import settings_row, twice
from mission_cli.storage.root import CONSULTANTS, MISSIONS, SETTINGS
from mission_cli.storage.view import Progress, Rows, View, current


class Watches(NamedTuple):
    """Every mission with something to watch, packed; the settings; the findings of files left out or broken."""

    rows: list[str]
    habits: Habits
    findings: list[Finding]
    read: frozenset[str]
    """The files that read, where some file has a finding."""

    def each(self) -> Iterator[tuple[Summary, Watch]]:
        """The facts of each mission."""
        for row in self.rows:
            summary, _, rest = row.rpartition("\t")
            yield unpacked(summary), unpacked_watch(rest)


def read(root: Path, progress: Progress | None = None) -> Watches:
    """What is open in the missions of a workspace on any day, see `view.current`."""
    index, closed = current(root, WATCHES, progress)
    double = [] if index.alone else twice(index)
    second = {finding.path for finding in double}
    kept = index.all_findings()
    findings = [found for name, several in kept.items() if name not in second for found in several]
    open_rows, closed_rows = lines(index.open_rows), lines(index.closed_rows)
    # Of closed missions nothing is watched but what goes on after the end.
    rows = [*open_rows, *(row for row in closed_rows if not row.endswith("\t"))]
    if second:
        rows = [row for row in rows if path_of(row) not in second]
    known = frozenset(map(path_of, open_rows + closed_rows)) - second if kept or double else frozenset[str]()
    return Watches(rows, _habits(root, index.settings.decode()), [*findings, *closed, *double], known)


def _habits(root: Path, settings: str) -> Habits:
    *lengths, holidays, steps = settings.split("\t")
    urgent, near, lead, every, review = map(stored_duration, lengths)
    rhythm = {
        step: stored_duration(length) for step, _, length in (one.partition("=") for one in steps.split(",")) if step
    }
    return Habits(Bands(urgent, near, lead), every, review, rhythm, holidays, _absences(root))


def _absences(root: Path) -> dict[str, tuple[Span, ...]]:
    """When each consultant with a profile is away, by slug; a profile that does not read says nothing."""
    index, _ = current(root, PEOPLE)
    profiles: dict[str, tuple[bool, str, str]] = {}
    for row in lines(index.open_rows):
        _, slug, _, name, spans = row.split("\t")
        # Of several profiles of one name, the one that `Workspace.profile_path` finds.
        facts = (name != f"{CONSULTANTS}/{slug}.yaml", name, spans)
        profiles[slug] = min(facts, profiles.get(slug, facts))
    return {unescaped(slug): tuple(map(_span, spans.split(","))) for slug, (_, _, spans) in profiles.items() if spans}


def _span(text: str) -> Span:
    start, _, end = text.partition(">")
    return Span(dt.date.fromisoformat(start), dt.date.fromisoformat(end))


# How files become rows -----------------------------------------------------------------------------------------------


def _none_quick(_root: Path, names: list[str]) -> tuple[Rows, list[str]]:
    return [], names


def _watch_rows(root: Path, names: list[str]) -> Rows:
    if not names:
        return []
    from mission_cli.storage.workspace import Workspace

    workspace = Workspace(root)
    rows: Rows = []
    for name in names:
        if name == SETTINGS:
            rows.append((name, settings_row(workspace)))
            continue
        one, findings = workspace.read(workspace.root / name, light=True)
        facts = f"{packed(summarise(one.id, name, one.mission))}\t{packed_watch(watch(one.mission))}" if one else ""
        rows.append((name, (facts, findings)))
    return rows


def _people_rows(root: Path, names: list[str]) -> Rows:
    """A profile as a row of its own shape: no end, its slug, then the days away."""
    if not names:
        return []
    from mission_cli.storage.profile_facts import facts_in
    from mission_cli.storage.workspace import Workspace

    workspace = Workspace(root)
    rows: Rows = []
    for name in names:
        row = ""
        if name != SETTINGS:
            slug = name.rpartition("/")[2].rpartition(".")[0]
            away = ",".join(f"{span.start}>{span.end}" for span in facts_in(workspace, root / name).absences)
            row = "\t".join((f"{_NO_END}0", escaped(slug), "", escaped(name), away))
        rows.append((name, (row, [])))
    return rows


_NO_END = "0000-00-00"
WATCHES = View("watch-1", (Summary._fields, Course._fields, Watched._fields), MISSIONS, _none_quick, _watch_rows)
PEOPLE = View("people-1", "absences", CONSULTANTS, _none_quick, _people_rows)
