"""What an index holds of a folder's files, brought up to date: trusted where nothing changed, read where something did."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from mission_cli.errors import Finding
from mission_cli.storage.index.listing import listed, name_in
from mission_cli.storage.index.packed import Index, Row, load, save
from mission_cli.storage.root import StrPath

Rows: TypeAlias = list[tuple[str, Row]]
Progress: TypeAlias = Callable[[int, int], None]
MANY = 1_500
MANY_STRICT = 60
"""Files from which reading is shared among processes, which take a fifth of a second to start; strictly, it takes ten
times as long."""
_FEW = 100
"""Files that are read again sooner than an index is written."""
_CHUNK = 100
_MOST_PROCESSES = 8


class View(NamedTuple):
    """What is kept of each file of a folder.

    `name` is the index's own file, `fields` whatever must change when the rows do. `quick` gives the rows of the files
    it is sure of, and the names of the others; told that closed missions are not asked for, it may leave them unread.
    `strict` gives the rows and findings of any file. The functions are a module's own: other processes call them.
    """

    name: str
    fields: object
    folder: str
    quick: Callable[[StrPath, list[str], bool], tuple[Rows, list[str]]]
    strict: Callable[[StrPath, list[str]], Rows]


def current(
    root: StrPath, view: View, progress: Progress | None = None, *, keep: bool = True, closed: bool = True
) -> tuple[Index, list[Finding]]:
    """The index of a view as the files are now, and a finding for each folder that cannot be looked into.

    What it answers is what reading every file answers, at any moment, with the index or without; it is brought up to
    date on the disk where it can be written, unless not to `keep` it; but looking writes nothing into a folder that no
    command of ours has written to. Without `closed` it has nothing of missions that are closed, and says nothing of their
    files. `progress` is told how many of how many files are read, when there are many.
    """
    index = load(root, view.name, view.fields, closed=closed)
    whole = index is not None and not (closed and index.unread)
    listing = listed(root, view.folder)
    if index and whole and index.is_of(listing):
        return index, listing.closed
    from mission_cli.storage.index.renewed import renewed, settled, stale  # most runs find nothing changed

    out = stale(index, listing, closed=closed)
    if index and index.settled and not out.new and not out.gone:  # listed in another order
        return index, listing.closed
    # What changed a moment ago is read again by the next run in any case: an index that knows the rest is as good.
    worth = not index or not index.settled or len(out.new) > _FEW or settled(index, listing, out)
    kept = keep and worth and os.path.isdir(f"{root}/.mission")
    if kept and index and not index.closed:
        index = load(root, view.name, view.fields)
        out = stale(index, listing, closed=closed)
    names = [name_in(view.folder, one) for one in out.new]
    fresh = renewed(index, listing, view.folder, out, dict(_read_rows(root, view, names, progress, closed=closed)))
    if kept:
        _keep(root, view, fresh)
    return fresh.asked(closed=closed), listing.closed


def _keep(root: StrPath, view: View, index: Index) -> None:
    from pathlib import Path

    from mission_cli.storage.write import own_folder

    with contextlib.suppress(OSError, ValueError):
        own_folder(Path(root))
        save(root, view.name, view.fields, index)


def _read_rows(
    root: StrPath, view: View, names: list[str], progress: Progress | None, *, closed: bool
) -> Iterator[tuple[str, Row]]:
    """Each file's row and findings, in any order. Many are shared among processes: reading YAML is all computing."""
    cores = min(os.cpu_count() or 1, _MOST_PROCESSES)
    left = names
    if len(names) < MANY or cores == 1:
        rows, left = view.quick(root, names, closed)
        yield from rows
        if len(left) < MANY_STRICT or cores == 1:
            yield from view.strict(root, left)
            return
    from concurrent.futures import as_completed

    from mission_cli.storage.pooled import pooled

    chunks = [left[at : at + _CHUNK] for at in range(0, len(left), _CHUNK)]
    done = len(names) - len(left)
    with pooled(cores) as pool:
        for future in as_completed([pool.submit(_rows, root, view, chunk, closed) for chunk in chunks]):
            found = future.result()
            yield from found
            done += len(found)
            if progress:
                progress(done, len(names))


def _rows(root: StrPath, view: View, names: list[str], closed: bool) -> list[tuple[str, Row]]:  # noqa: FBT001  # called by a pool
    rows, left = view.quick(root, names, closed)
    return rows + view.strict(root, left)
