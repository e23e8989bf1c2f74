"""The facts of every mission, as fast as the files can be asked whether they changed."""

from __future__ import annotations

import contextlib
import os
import time
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mission_cli.core.dates import Duration, parse_duration
from mission_cli.core.status import Bands
from mission_cli.core.summary import Summary, ends_by, packed, slug_of, summarise, unpacked
from mission_cli.errors import Finding
from mission_cli.storage.index import Index, load, save
from mission_cli.storage.root import MISSIONS, SETTINGS
from mission_cli.storage.write import OWN_FOLDER, own_folder

if TYPE_CHECKING:
    import datetime as dt

    from mission_cli.storage.workspace import Workspace


Row: TypeAlias = tuple[str, list[Finding]]
Progress: TypeAlias = Callable[[int, int], None]
MANY = 400
"""Files from which reading is shared among processes, which take a fifth of a second to start."""
_CHUNK = 100
_MOST_PROCESSES = 8


class Portfolio(NamedTuple):
    """Every mission that reads, packed (see core/summary), with every finding of every file and the settings needed."""

    rows: list[str]
    findings: list[Finding]
    bands: Bands
    every: Duration

    def all(self) -> list[Summary]:
        """The facts of every mission."""
        return [unpacked(row) for row in self.rows]

    def ending(self, until: dt.date) -> list[Summary]:
        """The open missions that end on `until` or before, and every other open mission of the same consultants."""
        day = until.isoformat()
        still_open = [row for row in self.rows if row[10] == "0"]
        people = {slug_of(row) for row in still_open if ends_by(row, day)}
        return [unpacked(row) for row in still_open if slug_of(row) in people] if people else []

    def open_count(self) -> int:
        """How many missions are not closed."""
        return sum(row[10] == "0" for row in self.rows)

    def paths(self) -> set[str]:
        """The files that read."""
        return {unpacked(row).path for row in self.rows} if self.findings else set()


def read(root: Path, progress: Progress | None = None) -> Portfolio:
    """The portfolio of a workspace; the index is brought up to date where it can be written.

    What it answers is what reading every file answers, at any moment, with the index or without. `progress` is told
    how many of how many files are read, when there are many.
    """
    begun = time.time_ns()
    names, stamps, closed = _listed(root)
    index = load(root / OWN_FOLDER)
    if index and names == index.names and not any(at < 0 for at in index.known(names, stamps)):
        return _portfolio(index, closed)
    fresh = _brought_up_to_date(root, index, begun, names, stamps, progress)
    # Looking writes nothing into a folder that no command of ours has written to.
    if os.path.isdir(root / ".mission"):  # noqa: PTH112  # Path.is_dir raises where it may not look
        with contextlib.suppress(OSError, ValueError):
            save(own_folder(root), fresh)
    return _portfolio(fresh, closed)


def _listed(root: Path) -> tuple[list[str], array[int], list[Finding]]:
    """The settings and every mission file with its stamp, and a finding for each folder that cannot be looked into.

    Every file is asked for: a folder's own times miss edits in place.
    """
    found: list[tuple[str, int, int, int, int]] = []
    closed: list[Finding] = []
    folders, nested = [MISSIONS], False
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(root / folder) as entries:
                for entry in entries:
                    name = entry.name
                    if name[0] == ".":
                        continue
                    # The ending first: to ask each of ten thousand files whether it is a folder takes as long again.
                    if name.endswith((".yaml", ".yml")) and not entry.is_dir():
                        found.append((f"{folder}/{name}", *_stamp(entry)))
                    elif entry.is_dir(follow_symlinks=False):
                        folders.append(f"{folder}/{name}")
                        nested = True
        except FileNotFoundError:
            pass
        except OSError as error:
            closed.append(Finding(folder, 0, 0, 0, "E-UNREADABLE", {"words": error.strerror or str(error)}))
    # As paths are sorted: part by part.
    if nested:
        found.sort(key=lambda item: item[0].split("/"))
    else:
        found.sort()
    stamps = array("q", _settings_stamp(root))
    for item in found:
        stamps.extend(item[1:])
    return [SETTINGS, *(item[0] for item in found)], stamps, closed


def _stamp(entry: os.DirEntry[str]) -> tuple[int, int, int, int]:
    try:
        facts = entry.stat()
    except OSError:  # a link that leads nowhere: found out again each time
        return (-1, time.time_ns(), 0, 0)
    return (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino & 0x7FFF_FFFF_FFFF_FFFF)


def _settings_stamp(root: Path) -> tuple[int, int, int, int]:
    try:
        facts = (root / SETTINGS).stat()
    except OSError:
        return (-1, 0, 0, 0)
    return (facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino & 0x7FFF_FFFF_FFFF_FFFF)


def _brought_up_to_date(
    root: Path, old: Index | None, begun: int, names: list[str], stamps: array[int], progress: Progress | None
) -> Index:
    """The index of these files: what is known taken over, the rest read."""
    known = old.known(names, stamps) if old else [-1] * len(names)
    fresh = dict(_read_rows(root, [name for at, name in zip(known, names, strict=True) if at < 0], progress))
    rows: list[str] = []
    findings: dict[str, list[Finding]] = {}
    for at, name in zip(known, names, strict=True):
        row, kept = (old.rows[at], old.findings.get(name, [])) if old and at >= 0 else fresh[name]
        rows.append(row)
        if kept:
            findings[name] = kept
    return Index(begun, names, stamps, rows, findings)


def _read_rows(root: Path, names: list[str], progress: Progress | None) -> Iterator[tuple[str, Row]]:
    """Each file's row and findings, in any order. Many are shared among processes: reading YAML is all computing."""
    cores = min(os.cpu_count() or 1, _MOST_PROCESSES)
    if len(names) < MANY or cores == 1:
        yield from _rows(root, names)
        return
    from concurrent.futures import ProcessPoolExecutor, as_completed

    chunks = [names[at : at + _CHUNK] for at in range(0, len(names), _CHUNK)]
    done = 0
    with ProcessPoolExecutor(cores) as pool:
        for future in as_completed([pool.submit(_rows, root, chunk) for chunk in chunks]):
            found = future.result()
            yield from found
            done += len(found)
            if progress:
                progress(done, len(names))


def _rows(root: Path, names: list[str]) -> list[tuple[str, Row]]:
    from mission_cli.storage.workspace import Workspace  # the model: only a file that changed needs it

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
    urgent, watch, lead, every = map(parse_duration, index.rows[0].split("\t"))
    rows, twice = _unique(index)
    second = {finding.path for finding in twice}
    findings = [finding for name, found in index.findings.items() if name not in second for finding in found]
    return Portfolio([row for row in rows if row], [*findings, *closed, *twice], Bands(urgent, watch, lead), every)


def _unique(index: Index) -> tuple[list[str], list[Finding]]:
    """The rows without those of a file whose id another has already, and a finding for each of these."""
    rows = index.rows[1:]
    listed = "".join(index.names)
    if listed.islower() and listed.isascii() and ".yml" not in listed and listed.count("/") == len(rows):
        return rows, []  # one folder, one spelling of each name: the system keeps them apart
    stems = [_folded(name) for name in index.names[1:]]
    if len(set(stems)) == len(stems):
        return rows, []
    first: dict[str, str] = {}
    kept: list[str] = []
    findings: list[Finding] = []
    for stem, name, row in zip(stems, index.names[1:], rows, strict=True):
        other = first.setdefault(stem, name)
        if other == name:
            kept.append(row)
        else:
            shown = name.rpartition("/")[2].rpartition(".")[0]
            findings.append(Finding(name, 0, 0, 0, "E-ID-TWICE", {"id": shown, "other": other}))
    return kept, findings


def _folded(name: str) -> str:
    """A file's stem as ids are compared: composed and case-folded."""
    stem = name.rpartition("/")[2].rpartition(".")[0]
    return stem.lower() if stem.isascii() else unicodedata.normalize("NFC", stem).casefold()
