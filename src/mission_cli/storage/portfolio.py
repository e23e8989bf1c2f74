"""The facts of every mission, as fast as the files can be asked whether they changed."""

from __future__ import annotations

import contextlib
import gc
import os
import time
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mission_cli.core.status import Bands
from mission_cli.core.summary import Summary, end_of, packed, path_of, slug_of, stored_duration, summarise, unpacked
from mission_cli.errors import Finding
from mission_cli.storage.index import Index, in_order, joined, lines, load, packed_index, save
from mission_cli.storage.root import MISSIONS, OWN_FOLDER, SETTINGS

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.core.dates import Duration
    from mission_cli.storage.workspace import Workspace


Row: TypeAlias = tuple[str, list[Finding]]
Progress: TypeAlias = Callable[[int, int], None]
MANY = 1_500
MANY_STRICT = 60
"""Files from which reading is shared among processes, which take a fifth of a second to start; strictly, it takes ten
times as long."""
_CHUNK = 100
_MOST_PROCESSES = 8


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


def read(root: Path, progress: Progress | None = None) -> Portfolio:
    """The portfolio of a workspace; the index is brought up to date where it can be written.

    What it answers is what reading every file answers, at any moment, with the index or without. `progress` is told
    how many of how many files are read, when there are many.
    """
    begun = time.time_ns()
    names, stamps, closed = _listed(root)
    index = load(root / OWN_FOLDER)
    if index and index.is_of(joined(names), stamps):
        return _portfolio(index, closed)
    fresh = _brought_up_to_date(root, index, begun, names, stamps, progress)
    # Looking writes nothing into a folder that no command of ours has written to.
    if os.path.isdir(root / ".mission"):  # noqa: PTH112  # Path.is_dir raises where it may not look
        from mission_cli.storage.write import own_folder

        with contextlib.suppress(OSError, ValueError):
            save(own_folder(root), fresh)
    return _portfolio(fresh, closed)


def _listed(root: Path) -> tuple[list[str], bytes, list[Finding]]:
    """The settings and every mission file, their stamps, and a finding for each folder that cannot be looked into.

    Every file is asked for: a folder's own times miss edits in place.
    """
    names = [SETTINGS]
    facts = [_settings_facts(root)]
    closed: list[Finding] = []
    folders = [MISSIONS]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(root / folder) as entries:
                # The ending first: to ask each of ten thousand files whether it is a folder takes as long again.
                for entry in entries:
                    name = entry.name
                    if name.endswith((".yaml", ".yml")) and name[0] != "." and not entry.is_dir():
                        names.append(f"{folder}/{name}")
                        facts.append(_facts(entry))
                    elif name[0] != "." and entry.is_dir(follow_symlinks=False):
                        folders.append(f"{folder}/{name}")
        except FileNotFoundError:
            pass
        except OSError as error:
            closed.append(Finding(folder, 0, 0, 0, "E-UNREADABLE", {"words": error.strerror or str(error)}))
    return names, _stamps(facts), closed


_Facts: TypeAlias = "os.stat_result | _NoFacts"


class _NoFacts(NamedTuple):
    """Stands for what could not be asked; a time that never comes again has the file looked at each time."""

    st_size: int = -1
    st_mtime_ns: int = 0
    st_ctime_ns: int = 0
    st_ino: int = 0


def _facts(entry: os.DirEntry[str]) -> _Facts:
    try:
        return entry.stat()
    except OSError:  # a link that leads nowhere
        return _NoFacts(st_mtime_ns=time.time_ns())


def _settings_facts(root: Path) -> _Facts:
    try:
        return (root / SETTINGS).stat()
    except OSError:
        return _NoFacts()


def _stamps(facts: list[_Facts]) -> bytes:
    """What tells a file from what it was, STAMP bytes each: size, mtime, ctime, inode."""
    try:
        return array("q", chain.from_iterable(map(_FOUR, facts))).tobytes()
    except OverflowError:  # an inode of 64 bits
        wide = (number & 0x7FFF_FFFF_FFFF_FFFF for number in chain.from_iterable(map(_FOUR, facts)))
        return array("q", wide).tobytes()


_FOUR = attrgetter("st_size", "st_mtime_ns", "st_ctime_ns", "st_ino")


def _brought_up_to_date(
    root: Path, old: Index | None, begun: int, names: list[str], stamps: bytes, progress: Progress | None
) -> Index:
    """The index of these files: what is known taken over, the rest read."""
    rows = old.known(names, stamps) if old else {}
    kept = old.all_findings() if old else {}
    findings = {name: found for name, found in kept.items() if name in rows}
    for name, (row, found) in _read_rows(root, [name for name in names if name not in rows], progress):
        rows[name] = row
        if found:
            findings[name] = found
    ordered = {name: findings[name] for name in in_order(names) if name in findings} if findings else {}
    return packed_index(begun, names, stamps, rows, ordered, alone=_alone(names))


def _read_rows(root: Path, names: list[str], progress: Progress | None) -> Iterator[tuple[str, Row]]:
    """Each file's row and findings, in any order. Many are shared among processes: reading YAML is all computing."""
    cores = min(os.cpu_count() or 1, _MOST_PROCESSES)
    left = names
    if len(names) < MANY or cores == 1:
        rows, left = _quick_rows(root, names)
        yield from rows
        if len(left) < MANY_STRICT or cores == 1:
            yield from _strict_rows(root, left)
            return
    from concurrent.futures import ProcessPoolExecutor, as_completed

    chunks = [left[at : at + _CHUNK] for at in range(0, len(left), _CHUNK)]
    done = len(names) - len(left)
    # Rows hold no cycles: looking for some takes a tenth of the time.
    with ProcessPoolExecutor(cores, initializer=gc.set_threshold, initargs=(100_000,)) as pool:
        for future in as_completed([pool.submit(_rows, root, chunk) for chunk in chunks]):
            found = future.result()
            yield from found
            done += len(found)
            if progress:
                progress(done, len(names))


def _rows(root: Path, names: list[str]) -> list[tuple[str, Row]]:
    rows, left = _quick_rows(root, names)
    return rows + _strict_rows(root, left)


def _quick_rows(root: Path, names: list[str]) -> tuple[list[tuple[str, Row]], list[str]]:
    """The rows of the files that are surely right, without the model and a YAML parser; the names of the others."""
    from mission_cli.storage.quick import quick_row

    folder, rows, left = str(root), list[tuple[str, Row]](), list[str]()
    for name in names:
        row = quick_row(folder, name) if name != SETTINGS else None
        if row is None:
            left.append(name)
        else:
            rows.append((name, (row, [])))
    return rows, left


def _strict_rows(root: Path, names: list[str]) -> list[tuple[str, Row]]:
    if not names:
        return []
    from mission_cli.storage.workspace import Workspace

    workspace = Workspace(root)
    return [(name, _settings_row(workspace) if name == SETTINGS else _row(workspace, name)) for name in names]


def _row(workspace: Workspace, name: str) -> Row:
    one, findings = workspace.read(workspace.root / name)
    return (packed(summarise(one.id, name, one.mission)) if one else ""), findings


def _settings_row(workspace: Workspace) -> Row:
    settings = workspace.settings
    horizons = settings.horizons
    return "\t".join(
        map(str, (horizons.urgent, horizons.watch, horizons.lead, settings.every))
    ), workspace.settings_findings


def _portfolio(index: Index, closed: Iterable[Finding]) -> Portfolio:
    urgent, watch, lead, every = map(stored_duration, index.settings.decode().split("\t"))
    twice = [] if index.alone else _twice(index)
    second = frozenset(finding.path for finding in twice)
    findings = [found for name, several in index.all_findings().items() if name not in second for found in several]
    return Portfolio(
        _without(second, lines(index.open_rows)),
        index.closed_rows,
        second,
        [*findings, *closed, *twice],
        Bands(urgent, watch, lead),
        every,
    )


def _without(second: frozenset[str], rows: list[str]) -> list[str]:
    return [row for row in rows if path_of(row) not in second] if second else rows


def _alone(names: list[str]) -> bool:
    """Whether no two files have one id."""
    return len({_folded(name) for name in names[1:]}) == len(names) - 1


def _twice(index: Index) -> list[Finding]:
    """A finding for each file whose id another has already."""
    first: dict[str, str] = {}
    findings: list[Finding] = []
    for name in in_order(lines(index.names))[1:]:
        other = first.setdefault(_folded(name), name)
        if other != name:
            shown = name.rpartition("/")[2].rpartition(".")[0]
            findings.append(Finding(name, 0, 0, 0, "E-ID-TWICE", {"id": shown, "other": other}))
    return findings


def _folded(name: str) -> str:
    """A file's stem as ids are compared: composed and case-folded."""
    stem = name.rpartition("/")[2].rpartition(".")[0]
    return stem.lower() if stem.isascii() else unicodedata.normalize("NFC", stem).casefold()
