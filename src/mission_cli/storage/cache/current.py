"""The cache of a workspace brought up to date, and asked: what it answers is what reading every file answers."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from mission_cli.errors import Finding
from mission_cli.storage.cache import database
from mission_cli.storage.cache.columns import columns_of, records
from mission_cli.storage.cache.files import Listing, listed
from mission_cli.storage.cache.place import place_of
from mission_cli.storage.cache.tables import TABLES, Row, Table
from mission_cli.storage.root import StrPath

Progress: TypeAlias = Callable[[int, int], None]
MANY = 60
"""Files from which reading is shared among processes, which take a fifth of a second to start."""
_CHUNK = 100
_MOST_PROCESSES = 8


class Belief:
    """Whether this run believes any cache, and whether it has."""

    allowed = True
    used = False


class Cache:
    """What is known of the files of a workspace in one run; each kind of file is looked at once.

    `keep`: whether what was read is kept for other runs. `progress` is told how many of how many files are read, when
    there are many.
    """

    def __init__(self, root: StrPath, progress: Progress | None = None, *, keep: bool = True) -> None:
        self.root = os.path.realpath(root)
        self.progress = progress
        self._path = place_of(self.root) if Belief.allowed else None
        self._keeps = keep
        self._connection: sqlite3.Connection | None = None
        self._alone = False
        """Whether nothing is kept, or was there to be believed: the connection is this run's own."""
        self._listings: dict[str, Listing] = {}
        self._unkept: dict[str, dict[str, Row]] = {name: {} for name in TABLES}
        """Rows that no database takes: a file's name need be no text."""
        self._twice: dict[str, dict[str, str]] = {}

    def select(self, table: Table, names: Iterable[str], where: str = "", given: tuple[Any, ...] = ()) -> list[Any]:
        """The records of the files that read, with these facts, in the order that `where` ends with.

        Of rows that no database takes, all are there, last. Of several files with one id, the first alone.
        """
        wanted = set(names) | {"path"} if "path" in table.record.__annotations__ else set(names)
        columns = [one for one in columns_of(table.record) if one.name in wanted]
        fields = ", ".join(f'{"n" if one.nested else "m"}."{one.name}"' for one in columns)
        beside = f" join {table.name}_nested n using (number)" if any(one.nested for one in columns) else ""
        rows = self.ask(table, f"select {fields} from {table.name} m{beside} where m.reads {where}", given)
        found = list(records(table.record, columns, rows))
        at = {
            one.name: (one.nested, index)
            for nested in (False, True)
            for index, one in enumerate(table.columns(nested=nested))
        }
        for row in self._unkept[table.name].values():
            if row.reads:
                cells = [(row.nested if at[one.name][0] else row.facts)[at[one.name][1]] for one in columns]
                found += records(table.record, columns, [cells])
        second = self.twice(table)
        return [one for one in found if one.path not in second] if second else found

    def findings(self, table: Table, where: str = "", given: tuple[Any, ...] = ()) -> tuple[list[Finding], set[str]]:
        """Every finding of files and folders, and which of the files read all the same."""
        asked = f"select m.file, m.reads, m.findings from {table.name} m where m.findings is not null {where}"
        rows = [(file, reads, database.as_findings(said)) for file, reads, said in self.ask(table, asked, given)]
        rows += [(row.file, row.reads, row.findings) for row in self._unkept[table.name].values()]
        second = self.twice(table)
        found = [one for file, _, several in rows if file not in second for one in several]
        found += self.listing(table).closed
        found += [_twice(name, other) for name, other in second.items()]
        return found, {file for file, reads, _ in rows if reads and file not in second}

    def ask(self, table: Table, query: str, given: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query. A cache that fails is left aside, and every file is read."""
        try:
            self._bring_up(table)
            assert self._connection  # noqa: S101  # just brought up
            return self._connection.execute(query, given).fetchall()
        except (sqlite3.Error, OSError):
            if self._alone:
                raise
        self._leave()
        return self.ask(table, query, given)

    def listing(self, table: Table) -> Listing:
        """The files there are."""
        found = self._listings.get(table.name)
        if found is None:
            found = self._listings[table.name] = listed(self.root, table.below)
        return found

    def twice(self, table: Table) -> dict[str, str]:
        """The files left aside because another has their id, with that other."""
        if table.name not in self._twice:
            [(said,)] = self.ask(table, "select value from meta where name = ?", (table.name,))
            self._twice[table.name] = json.loads(said)
        return self._twice[table.name]

    # Up to date ------------------------------------------------------------------------------------------------------

    def _bring_up(self, table: Table) -> None:
        if table.name in self._listings and self._connection:
            return
        if self._connection is None:
            self._connection = database.opened(self._path) if self._path else None
            Belief.used |= self._connection is not None
        listing = self.listing(table)
        known = dict(database.stamps(self._connection, table)) if self._connection else {}
        stale = listing.changed(known)
        gone = [name for name in known if name not in listing.files]
        if stale or gone or self._connection is None:
            self._take(table, listing, gone, {row.file: row for row in self._read(table, stale)})

    def _take(self, table: Table, listing: Listing, gone: list[str], read: dict[str, Row]) -> None:
        """Keep what was read; where that cannot be, have it for this run."""
        self._unkept[table.name] = {name: row for name, row in read.items() if not _is_text(row)}
        rows = {name: (listing.stamp(name), row) for name, row in read.items() if name not in self._unkept[table.name]}
        change = database.Change(table, gone, rows, table.twice(listing.files))
        if self._path and self._keeps and not self._alone:
            try:
                database.update(self._path, self.root, change)
                connection = database.opened(self._path)
                if connection and self._is_of(connection, table, listing):
                    self._connection = connection
                    return
            except (sqlite3.Error, OSError):
                pass
        if not self._alone:
            self._connection, self._alone = database.in_memory(self._connection), True
        assert self._connection  # noqa: S101  # made above, or before
        database.put(self._connection, change)

    def _is_of(self, connection: sqlite3.Connection, table: Table, listing: Listing) -> bool:
        """Whether a cache has a row of each file as it was listed: another run may have made it anew meanwhile."""
        known = dict(database.stamps(connection, table))
        names = set(listing.files) - set(self._unkept[table.name])
        return known == {name: listing.stamp(name) for name in names}

    def _leave(self) -> None:
        """Begin again, from the files alone."""
        self._connection, self._alone, self._path = None, False, None
        self._listings.clear()
        self._twice.clear()

    def _read(self, table: Table, names: list[str]) -> Iterator[Row]:
        """What is to be kept of each file, in any order. Many are shared among processes: reading YAML is all computing."""
        cores = min(os.cpu_count() or 1, _MOST_PROCESSES)
        if len(names) < MANY or cores == 1:
            yield from table.rows(self.root, names)
            return
        from concurrent.futures import as_completed

        from mission_cli.storage.pooled import pooled

        chunks = [names[at : at + _CHUNK] for at in range(0, len(names), _CHUNK)]
        done = 0
        with pooled(cores) as pool:
            for future in as_completed([pool.submit(_rows, self.root, table.name, chunk) for chunk in chunks]):
                found = future.result()
                yield from found
                done += len(found)
                if self.progress:
                    self.progress(done, len(names))


def _rows(root: str, table: str, names: list[str]) -> list[Row]:
    return list(TABLES[table].rows(root, names))


def _is_text(row: Row) -> bool:
    """Whether a database takes every text of it."""
    try:
        for cell in (row.file, *row.facts, *row.nested):
            if isinstance(cell, str):
                cell.encode()
    except UnicodeEncodeError:
        return False
    return True


def _twice(name: str, other: str) -> Finding:
    shown = name.rpartition("/")[2].rpartition(".")[0]
    return Finding(name, 0, 0, 0, "E-ID-TWICE", {"id": shown, "other": other})
