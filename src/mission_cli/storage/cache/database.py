"""The database of a cache: its tables, opened where it is to be trusted, and written in one transaction."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from mission_cli.errors import Finding
from mission_cli.storage import disk, reading
from mission_cli.storage.cache.place import is_whole, key, sum_of
from mission_cli.storage.cache.tables import TABLES, Row, Table

_PATIENCE = 0.5
"""Seconds to wait for another run that writes. It takes a fraction of them."""
_MOST_CACHES = 200


class Change(NamedTuple):
    """What changed of a kind of file: those that are `gone`; the rows of others, by their names, with their stamps; and
    each file whose id another has, with that other, of all there are."""

    table: Table
    gone: Sequence[str]
    rows: Mapping[str, tuple[int, Row]]
    twice: Mapping[str, str]


def opened(path: str) -> sqlite3.Connection | None:
    """A cache to be asked. None where there is none, or none that counts. Whatever goes wrong, there is none."""
    if not is_whole(path):
        return None
    try:
        connection = _connected(path)
        try:
            connection.execute("pragma query_only = on")
            if connection.execute("select value from meta where name = 'key'").fetchone() == (key(),):
                return connection
        except sqlite3.Error:
            pass
        connection.close()
    except sqlite3.Error:
        pass
    return None


def in_memory(old: sqlite3.Connection | None = None) -> sqlite3.Connection:
    """A cache of this run alone, with what is known already."""
    connection = _connected(":memory:")
    if old:
        old.backup(connection)
    else:
        _lay_out(connection)
    return connection


def _connected(path: str) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)


def update(path: str, root: str, change: Change) -> None:
    """Write what changed. Raises sqlite3.Error, OSError where it cannot be kept; then it is as it was, or does not count any more."""
    connection = opened(path)
    if connection is None:
        _made(path, root, change)
        return
    try:
        _write(connection, path, change)
    finally:
        connection.close()


def _made(path: str, root: str, change: Change) -> None:
    """A new cache, whole before it has its name."""
    above = Path(path).parent
    disk.mkdir(above, 0o700)
    _forget_others(above)
    new = Path(f"{path}.{os.getpid()}.new")
    try:
        # It names people and what was heard.
        os.close(disk.open_file(new, disk.NEW, 0o600))
        with contextlib.closing(_connected(str(new))) as connection:
            connection.execute("pragma journal_mode = memory")
            _lay_out(connection)
            connection.execute("insert into meta values ('root', ?)", (os.fsencode(root),))
            _write(connection, str(new), change)
        disk.replace(new, Path(path))
    finally:
        with contextlib.suppress(OSError):
            disk.unlink(new)


def _lay_out(connection: sqlite3.Connection) -> None:
    connection.execute("create table meta (name text, value)")
    connection.execute("insert into meta values ('key', ?)", (key(),))
    for table in TABLES.values():
        plain, nested = ([f'"{one.name}"' for one in table.columns(nested=several)] for several in (False, True))
        connection.execute("insert into meta values (?, '{}')", (table.name,))
        own = ("number integer primary key", "file text", "stamp integer", "reads integer", "findings text")
        connection.execute(f"create table {table.name} ({', '.join((*own, *plain))})")
        connection.execute(f"create unique index {table.name}_files on {table.name} (file, stamp)")
        connection.execute(f"create table {table.name}_nested ({', '.join((own[0], *nested))})")


def _write(connection: sqlite3.Connection, path: str, change: Change) -> None:
    # A power cut leaves what does not add up, and is read anew: there is nothing to wait for.
    for pragma in ("query_only = off", "synchronous = off", "journal_mode = memory", "locking_mode = exclusive"):
        connection.execute(f"pragma {pragma}").fetchall()
    connection.execute("pragma secure_delete = on").fetchall()  # what was taken out of a file is not kept here
    put(connection, change)
    # To close any descriptor of a file lets go of the process's locks on it: this one stays until all is written.
    with reading.stream(path) as file:
        connection.execute(f"pragma user_version = {sum_of(file)}")
        connection.close()


def put(connection: sqlite3.Connection, change: Change) -> None:
    """Write what changed, in one transaction."""
    table = change.table
    old = [(name,) for name in (*change.gone, *change.rows)]
    marks = [", ".join("?" * (len(table.columns(nested=several)) + more)) for several, more in ((False, 4), (True, 1))]
    connection.execute("begin immediate")
    try:
        connection.executemany(
            f"delete from {table.name}_nested where number in (select number from {table.name} where file = ?)", old
        )
        connection.executemany(f"delete from {table.name} where file = ?", old)
        for stamp, row in change.rows.values():
            said = as_text(row.findings) if row.findings else None
            values = (row.file, stamp, row.reads, said, *row.facts)
            number = connection.execute(f"insert into {table.name} values (null, {marks[0]})", values).lastrowid
            connection.execute(f"insert into {table.name}_nested values ({marks[1]})", (number, *row.nested))
        connection.execute("update meta set value = ? where name = ?", (json.dumps(change.twice), table.name))
        connection.execute("commit")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("rollback")
        raise


def as_text(findings: list[Finding]) -> str:
    """Findings as a row keeps them."""
    return json.dumps(findings, separators=(",", ":"), default=str)


def as_findings(text: str) -> list[Finding]:
    """What `as_text` wrote."""
    return [Finding._make(one) for one in json.loads(text)]


def _forget_others(above: Path) -> None:
    """Remove the caches of folders that are no more: they name people."""
    for entry in reading.entries(above)[:_MOST_CACHES]:
        root = _root_of(entry.path)
        if root is not None and not os.path.isdir(root):
            with contextlib.suppress(OSError):
                disk.unlink(Path(entry.path))


def _root_of(path: str) -> bytes | None:
    try:
        with contextlib.closing(_connected(path)) as connection:
            found = connection.execute("select value from meta where name = 'root'").fetchone()
    except sqlite3.Error:
        return None
    return found[0] if found and isinstance(found[0], bytes) else None


def stamps(connection: sqlite3.Connection, table: Table) -> Iterator[tuple[str, int]]:
    """Every file that is known, and its stamp."""
    yield from connection.execute(f"select file, stamp from {table.name}")
